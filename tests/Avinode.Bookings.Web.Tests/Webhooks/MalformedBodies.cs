using System.Text;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Bodies as nobody should send them, each from its number.</summary>
internal static class MalformedBodies
{
    private const string Whole =
        """{"event":"BookingConfirmed","eventId":"7","bookingId":"abooking-99000001","data":"""
        + """{"id":"abooking-99000001","type":"bookings","list":[1,2,{"a":null}]}}""";

    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "0", "-1", "1e999999", "-0.0e-400", "123456789012345678901234567890", new string('9', 4_000),
        "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"<script>alert(1)</script>\"", "\"'; DROP TABLE avinode_webhook_events; --\"", "\"%s%n{0}\"", "\"\\u202e\"",
        "\"../../bookings/1\"", "\"abooking-1\\r\\nX-Injected: 1\"", "\"https://evil.example/\"",
        "[[[]]]", "{\"id\":{\"id\":{}}}", "NaN", "Infinity", "undefined", "'single'", "0x10", "01", "+1",
        "\"unterminated", "\"\t\"", "{\"\":\"\"}", "\"\\x41\"",
    ];

    private static readonly string[] Fields = ["event", "eventId", "bookingId", "messageId", "id", "href", "type", "data", "tripId",
        "timestamp", "__proto__", "constructor", "", "\\u0065vent", "bookingId\\ud800"];

    public static byte[] Make(int number)
    {
        var body = Whatever(number, new Random(number));
        return body[..Math.Min(body.Length, ReceiveWebhookEndpoint.MaxBytes)];
    }

    private static byte[] Whatever(int number, Random random)
    {
        return (number % 9) switch
        {
            0 => Bytes(random, random.Next(2_000)),
            1 => Encoding.UTF8.GetBytes(Whole[..random.Next(Whole.Length)]),
            2 => Encoding.UTF8.GetBytes(Nested(random)),
            3 => Damaged(random),
            4 => Encoding.UTF8.GetBytes(Object(random) + Values[random.Next(Values.Length)]),
            5 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Object(random))],
            6 => Encoding.Unicode.GetBytes(Object(random)),
            7 => Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]),
            _ => Encoding.UTF8.GetBytes(Object(random)),
        };
    }

    // Fields of the wrong kinds, some of them twice.
    private static string Object(Random random) =>
        "{" + string.Join(',', Enumerable.Range(0, random.Next(8)).Select(_ => Member(random))) + "}";

    private static string Member(Random random)
    {
        var name = Fields[random.Next(Fields.Length)];
        return $"\"{name}\":{(random.Next(4) == 0 ? Object(random) : Values[random.Next(Values.Length)])}";
    }

    private static string Nested(Random random)
    {
        var depth = random.Next(1, 6_000);
        return string.Concat(Enumerable.Repeat("{\"data\":", depth)) + "[" + new string('[', depth);
    }

    // Bytes that are no UTF-8, in the midst of what was well-formed.
    private static byte[] Damaged(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        for (var i = 0; i < random.Next(1, 6); i++)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(0x80, 0x100);
        }

        return bytes;
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
