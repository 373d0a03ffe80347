using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary>
/// The values that a step may use beside its own: the columns of the row, and the time of the import.
/// </summary>
internal sealed class RowScope(Timestamp importTime)
{
    public SourceRow Row { get; set; } = null!;

    public Timestamp ImportTime { get; } = importTime;
}

/// <summary>A step that can be made: it replaces a value, or gives the reason why it can't.</summary>
internal abstract class ValueStep
{
    /// <summary>
    /// Replaces the value. Returns null, or the reason for a failure, which is the same text whatever the value is.
    /// </summary>
    public abstract string? Apply(RowScope scope, ref object? value);
}

/// <summary>A step on texts. Null stays null, and a number is the text that it is written as.</summary>
internal abstract class TextValueStep : ValueStep
{
    public sealed override string? Apply(RowScope scope, ref object? value)
    {
        if (value is null)
        {
            return null;
        }
        return Values.TryText(value, out var text) ? Apply(text, ref value) : "is not a text";
    }

    protected abstract string? Apply(string text, ref object? value);
}
