using System.Globalization;
using System.Text.Json;

namespace Avinode.Bookings.Web.Tests;

/// <summary>A client of live events that reads block after block, as it stands on the wire.</summary>
internal sealed class LiveStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private LiveStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = new StreamReader(body);
    }

    public HttpResponseMessage Response => _response;

    /// <summary>The newest place that was told, as a client would send it to resume.</summary>
    public string? LastEventId { get; private set; }

    /// <summary>Connects, and waits for the answer's head and first block.</summary>
    public static async Task<LiveStream> OpenAsync(HttpClient client, string query = "", string? lastEventId = null)
    {
        var stream = await ConnectAsync(client, query, lastEventId);
        await stream.NextBlockAsync();
        return stream;
    }

    /// <summary>Connects, and waits for the answer's head.</summary>
    public static async Task<LiveStream> ConnectAsync(HttpClient client, string query = "", string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/events" + query);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);
        return new LiveStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next block, line by line; null when the stream has ended.</summary>
    public async Task<IReadOnlyList<string>?> NextBlockAsync()
    {
        var block = new List<string>();
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0)
            {
                return block;
            }

            block.Add(line);
            LastEventId = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : LastEventId;
        }

        return null;
    }

    /// <summary>The next event's data. Its id and name on the wire are those in the data.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (await NextBlockAsync() is { } block)
        {
            if (block.SingleOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal)) is { } data)
            {
                var json = JsonDocument.Parse(data[6..]).RootElement;
                block.Should().Equal(
                    $"id: {json.GetProperty("id")}", $"event: {(json.TryGetProperty("booking", out _) ? "booking" : "message")}", data);
                return json;
            }
        }

        throw new EndOfStreamException("The stream has ended.");
    }

    /// <summary>The places of the next events.</summary>
    public async Task<IReadOnlyList<long>> NextIdsAsync(int count)
    {
        var ids = new List<long>(count);
        while (ids.Count < count)
        {
            ids.Add(long.Parse((await NextAsync()).Text("id")!, CultureInfo.InvariantCulture));
        }

        return ids;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
