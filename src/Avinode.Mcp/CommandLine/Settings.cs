using Avinode.Bookings;

namespace Avinode.Mcp;

/// <summary>Reads the settings of this process.</summary>
internal static class Settings
{
    /// <summary>The settings; null when they do not allow a start, and every problem has been told, one line each.</summary>
    public static async Task<AvinodeSettings?> TryReadAsync(bool simulator, TextWriter error)
    {
        try
        {
            return SettingsReader.Read(SettingsSource.ThisProcess(), simulator);
        }
        catch (InvalidSettingsException invalid)
        {
            foreach (var problem in invalid.Problems)
            {
                await error.WriteLineAsync($"avinode-mcp: {problem}");
            }

            return null;
        }
    }
}
