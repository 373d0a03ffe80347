using System.Collections.Immutable;

namespace RulesHarness.Language.Evaluation;

/// <summary>A value of the rules language (https://firebase.google.com/docs/reference/rules/rules).</summary>
public readonly struct RulesValue
{
    /// <summary>Its type.</summary>
    public RulesValueKind Kind => throw new NotImplementedException();

    /// <summary>Whether it is the boolean <c>true</c>; false for the boolean <c>false</c> and for everything that is no boolean.</summary>
    public bool IsTrue => throw new NotImplementedException();

    /// <summary>Why there is no value, in the emulator's words; null when there is one.</summary>
    public string? Error => throw new NotImplementedException();

    /// <summary><c>null</c>.</summary>
    public static RulesValue Null => throw new NotImplementedException();

    /// <summary>A <c>bool</c>.</summary>
    public static RulesValue From(bool value) => throw new NotImplementedException();

    /// <summary>An <c>int</c>.</summary>
    public static RulesValue From(long value) => throw new NotImplementedException();

    /// <summary>A <c>float</c>.</summary>
    public static RulesValue From(double value) => throw new NotImplementedException();

    /// <summary>A <c>string</c>.</summary>
    public static RulesValue From(string value) => throw new NotImplementedException();

    /// <summary><c>bytes</c>.</summary>
    public static RulesValue FromBytes(ReadOnlyMemory<byte> value) => throw new NotImplementedException();

    /// <summary>A <c>timestamp</c>: seconds since the epoch, and nanoseconds from 0 to 999,999,999.</summary>
    public static RulesValue FromTimestamp(long seconds, int nanoseconds) => throw new NotImplementedException();

    /// <summary>A <c>duration</c>.</summary>
    public static RulesValue FromDuration(long seconds, int nanoseconds) => throw new NotImplementedException();

    /// <summary>A <c>latlng</c>, in degrees.</summary>
    public static RulesValue FromLatLng(double latitude, double longitude) => throw new NotImplementedException();

    /// <summary>A <c>path</c>, as its segments: <c>databases</c>, <c>(default)</c>, <c>documents</c>, <c>posts</c>, <c>p1</c>.</summary>
    public static RulesValue FromPath(ImmutableArray<string> segments) => throw new NotImplementedException();

    /// <summary>A <c>list</c>.</summary>
    public static RulesValue FromList(IReadOnlyList<RulesValue> items) => throw new NotImplementedException();

    /// <summary>A <c>map</c>.</summary>
    public static RulesValue FromMap(IReadOnlyDictionary<string, RulesValue> entries) => throw new NotImplementedException();
}
