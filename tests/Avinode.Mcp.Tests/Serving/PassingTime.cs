namespace Avinode.Mcp.Tests;

/// <summary>Moves the clock for code that waits.</summary>
internal static class PassingTime
{
    /// <summary>Lets time pass while the code waits for something that is due within the given span, until the answer is there.</summary>
    /// <param name="served">Whose clock is moved.</param>
    /// <param name="answer">What is waited for.</param>
    /// <param name="span">
    /// Less than a time-out of the code leaves the wire its own time: then only pauses between attempts are cut short.
    /// </param>
    public static async Task<T> PassTimeAsync<T>(this ServedMcp served, Task<T> answer, TimeSpan span)
    {
        while (!answer.IsCompleted)
        {
            await await Task.WhenAny(answer, served.Clock.WhenTimerDueWithinAsync(span));
            if (!answer.IsCompleted)
            {
                served.Clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        return await answer;
    }

    /// <summary>Lets time pass until the code has given up on an upstream that hangs from the given request on.</summary>
    public static async Task<T> PassTimeoutAsync<T>(this ServedMcp served, Task<T> answer, int request = 1)
    {
        // A request that times out before it arrived would test something else.
        await served.Upstream.WaitForRequestAsync(request);
        return await served.PassTimeAsync(answer, TimeSpan.FromSeconds(90));
    }
}
