namespace Avinode.Mcp;

/// <summary>The part of the simulator's world in which the demo plays.</summary>
internal static class SimulatorStory
{
    public const string Trip = "atrip-10000001";
    public const string Request = "arfq-20000001";
    public const string Quote = "aquote-50000001";
    public const string OtherRequest = "arfq-20000003";
    public const string Question = "Can you confirm hot catering for six?";
}
