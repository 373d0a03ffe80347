namespace RulesHarness.Exploration;

/// <summary>A clock that stands still: what is decided by it is decided at one time.</summary>
internal sealed class FixedClock(DateTimeOffset time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time;
}
