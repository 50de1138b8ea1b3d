namespace Avinode.Bookings.Web.Tests;

/// <summary>A span as OTLP carries it over the wire in protobuf, as far as tests look at it.</summary>
internal sealed record Span(string TraceId, string SpanId, string? ParentId, string Name)
{
    // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2.
    public static IEnumerable<Span> ReadAll(ReadOnlyMemory<byte> request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new Span(
            Convert.ToHexString(Fields(span, 1).Single().Span),
            Convert.ToHexString(Fields(span, 2).Single().Span),
            Fields(span, 4).Select(id => Convert.ToHexString(id.Span)).SingleOrDefault(id => id.Length > 0),
            System.Text.Encoding.UTF8.GetString(Fields(span, 5).Single().Span));

    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message, ref at);
            var length = (int)(tag & 7) switch
            {
                0 => Skip(message, ref at),
                1 => 8,
                2 => (int)Number(message, ref at),
                5 => 4,
                var kind => throw new FormatException($"wire type {kind}"),
            };
            if ((int)(tag >> 3) == wanted)
            {
                yield return message.Slice(at, length);
            }

            at += length;
        }
    }

    private static int Skip(ReadOnlyMemory<byte> message, ref int at)
    {
        Number(message, ref at);
        return 0;
    }

    private static ulong Number(ReadOnlyMemory<byte> message, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
