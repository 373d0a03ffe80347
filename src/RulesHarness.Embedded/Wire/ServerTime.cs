namespace RulesHarness.Embedded.Wire;

/// <summary>The time of a request, as rules see it and as server times are stored.</summary>
public static class ServerTime
{
    /// <summary>The emulator's time is one of whole milliseconds.</summary>
    public static DateTimeOffset Of(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
}
