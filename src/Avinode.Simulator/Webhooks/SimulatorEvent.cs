namespace Avinode.Simulator;

/// <summary>An event of the simulator, named like the webhook that reports it.</summary>
/// <param name="Name">The event's name, e.g. <c>TripChatFromSeller</c> or <c>BookingConfirmed</c>.</param>
/// <param name="At">When it happened, on the world's clock.</param>
/// <param name="Type">The type of the object, e.g. <c>tripmsgs</c>.</param>
/// <param name="Id">The id of the object, with its prefix.</param>
/// <param name="TripId">The display id of the trip that it belongs to.</param>
public sealed record SimulatorEvent(string Name, DateTimeOffset At, string Type, string Id, string TripId);
