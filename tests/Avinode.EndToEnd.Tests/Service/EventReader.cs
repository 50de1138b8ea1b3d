using System.Globalization;
using System.Text.Json;
using Avinode.Testing.Wire;

namespace Avinode.EndToEnd.Tests;

/// <summary>A page that follows the live events, and turns to another instance when its own is gone.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly WatchedState _state = new();
    private readonly List<(long Id, string Type, string? Detail)> _lines = [];
    private readonly Task _reading;

    private EventReader(IReadOnlyList<ServiceProcess> services, TaskCompletionSource connected) =>
        _reading = FollowAsync(services, connected);

    /// <summary>Everything that was told, in order.</summary>
    public IReadOnlyList<(long Id, string Type, string? Detail)> Lines => _state.Read(() => _lines.ToArray());

    /// <summary>Connects to the first of the services; to the next one whenever a stream ends.</summary>
    public static async Task<EventReader> OpenAsync(params ServiceProcess[] services)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new EventReader(services, connected);
        await connected.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return reader;
    }

    /// <summary>Completes when so many bookings were told to have come to that state.</summary>
    public Task WhenAsync(string status, int count) => _state.WhenAsync(
        () => _lines.Count(line => line is { Type: "status" } && line.Detail == status) >= count,
        TimeSpan.FromMinutes(3),
        () => $"Not {count} bookings became {status}; the stream told of "
            + string.Join(", ", _lines.CountBy(line => $"{line.Type} {line.Detail}")));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _stopping.Dispose();
    }

    private async Task FollowAsync(IReadOnlyList<ServiceProcess> services, TaskCompletionSource connected)
    {
        for (var next = 0; !_stopping.IsCancellationRequested; next++)
        {
            try
            {
                await ReadAsync(services[next % services.Count], connected);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                // The instance is gone, or the test is done.
            }
        }
    }

    private async Task ReadAsync(ServiceProcess service, TaskCompletionSource connected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        if (Lines is [.., var last])
        {
            request.Headers.Add("Last-Event-ID", last.Id.ToString(CultureInfo.InvariantCulture));
        }

        using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stopping.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(_stopping.Token));
        while (await lines.ReadLineAsync(_stopping.Token) is { } line)
        {
            connected.TrySetResult();
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var data = JsonDocument.Parse(line["data: ".Length..]);
                var told = data.RootElement;
                var detail = told.TryGetProperty("detail", out var value) ? value.GetString() : null;
                var entry = (told.GetProperty("id").GetInt64(), told.GetProperty("type").GetString()!, detail);
                _state.Change(() => _lines.Add(entry));
            }
        }
    }
}
