using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// A value of the rules language (https://firebase.google.com/docs/reference/rules/rules). The default is <c>null</c>.
/// A missing value is a value too, of the kind <see cref="RulesValueKind.Undefined"/>: evaluation throws nothing.
/// </summary>
/// <remarks>
/// Two words: booleans and numbers live in the second, and the first says which they are; of everything else the first
/// is the content. So none of the former costs an allocation.
/// </remarks>
public readonly partial struct RulesValue : IEquatable<RulesValue>
{
    private readonly object? _content;
    private readonly long _bits;

    private RulesValue(object? content, long bits = 0)
    {
        _content = content;
        _bits = bits;
    }

    /// <summary>Its type.</summary>
    public RulesValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var held = _content;
            return held is null ? RulesValueKind.Null
                : held.GetType() == typeof(string) ? RulesValueKind.String
                : Unsafe.As<Content>(held).Kind;
        }
    }

    /// <summary>
    /// Returns true for the boolean <c>true</c>, and false for the boolean <c>false</c> and for every other value.
    /// </summary>
    public bool IsTrue => ReferenceEquals(_content, Content.Bool) && _bits != 0;

    /// <summary>The reason why there is no value, in the emulator's words; null if there is one.</summary>
    public string? Error => _content is EvaluationError failure ? failure.Message : null;

    /// <summary>The expression that has no value; null if there is a value, or if the expression is unknown.</summary>
    public SourceSpan? ErrorPlace => _content is EvaluationError failure ? failure.Place : null;

    /// <summary>The document that could not be read, where there is no value because of that; null otherwise.</summary>
    public FailedLookUp? FailedLookUp => _content is EvaluationError failure ? failure.LookUp : null;

    /// <summary><c>null</c>.</summary>
    public static RulesValue Null => default;

    /// <summary><c>true</c>.</summary>
    public static RulesValue True => new(Content.Bool, 1);

    /// <summary><c>false</c>.</summary>
    internal static RulesValue False => new(Content.Bool);

    /// <summary>A <c>bool</c>.</summary>
    public static RulesValue From(bool value) => new(Content.Bool, value ? 1 : 0);

    /// <summary>An <c>int</c>.</summary>
    public static RulesValue From(long value) => new(Content.Int, value);

    /// <summary>A <c>float</c>.</summary>
    public static RulesValue From(double value) => new(Content.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A <c>string</c>.</summary>
    public static RulesValue From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new RulesValue(value);
    }

    /// <summary><c>bytes</c>.</summary>
    public static RulesValue FromBytes(ReadOnlyMemory<byte> value) => new(new RulesBytes(value));

    /// <summary>A <c>timestamp</c>: seconds since the epoch, and nanoseconds from 0 to 999,999,999.</summary>
    public static RulesValue FromTimestamp(long seconds, int nanoseconds) =>
        new(RulesSpan.Timestamp(nanoseconds), seconds);

    /// <summary>
    /// A <c>duration</c>: whole seconds, rounded down, and nanoseconds from 0 to 999,999,999 on top of them, so that
    /// the shortest negative one is -1 seconds and 999,999,999 nanoseconds.
    /// </summary>
    public static RulesValue FromDuration(long seconds, int nanoseconds) =>
        new(RulesSpan.Duration(nanoseconds), seconds);

    /// <summary>A <c>latlng</c>, in degrees.</summary>
    public static RulesValue FromLatLng(double latitude, double longitude) => new(new RulesLatLng(latitude, longitude));

    /// <summary>
    /// A <c>path</c>, as its segments: <c>databases</c>, <c>(default)</c>, <c>documents</c>, <c>posts</c>, <c>p1</c>.
    /// </summary>
    public static RulesValue FromPath(ImmutableArray<string> segments) => new(new RulesPath(segments));

    /// <summary>A <c>list</c>.</summary>
    public static RulesValue FromList(IReadOnlyList<RulesValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return From(RulesList.Of(items));
    }

    /// <summary>A <c>map</c>.</summary>
    public static RulesValue FromMap(IReadOnlyDictionary<string, RulesValue> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return From(RulesMap.Of(entries));
    }

    /// <summary>A <c>vector</c>.</summary>
    public static RulesValue FromVector(ReadOnlySpan<double> components) => new(new RulesVector(components.ToArray()));

    /// <summary>No value, for a reason in the emulator's words.</summary>
    internal static RulesValue Undefined(string message) => new(new EvaluationError(message));

    /// <summary>No value, for a reason in the emulator's words, at an expression.</summary>
    internal static RulesValue Undefined(string message, SourceSpan place) => new(new EvaluationError(message, place));

    /// <summary>
    /// An undefined value because a query doesn't determine it. The result of a statement then names no reason, only
    /// the condition.
    /// </summary>
    internal static RulesValue Unknown(SourceSpan? place = null) => new(new EvaluationError(string.Empty, place));

    /// <summary>The value itself; if it is undefined without a place, with this expression as its place.</summary>
    internal RulesValue At(SourceSpan place) =>
        _content is EvaluationError { Place: null } failure ? Undefined(failure.Message, place) : this;

    /// <summary>A value that is an object of its own.</summary>
    internal static RulesValue From(Content content) => new(content);
}
