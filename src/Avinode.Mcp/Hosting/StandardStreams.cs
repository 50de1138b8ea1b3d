namespace Avinode.Mcp;

/// <summary>The one file that opens the standard streams.</summary>
internal static class StandardStreams
{
    /// <summary>Takes stdin and stdout for the protocol; whatever writes to the console from here on goes to stderr.</summary>
    public static (Stream Input, Stream Output) Take()
    {
        var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        return streams;
    }

    public static TextWriter Error => Console.Error;
}
