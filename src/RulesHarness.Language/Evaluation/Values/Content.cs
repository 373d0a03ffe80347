using System.Runtime.CompilerServices;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The content of a value that is not a string. It knows its kind without a test of its type.</summary>
internal abstract class Content(RulesValueKind kind)
{
    public static readonly Content Bool = new Tag(RulesValueKind.Bool);

    public static readonly Content Int = new Tag(RulesValueKind.Int);

    public static readonly Content Float = new Tag(RulesValueKind.Float);

    public readonly RulesValueKind Kind = kind;

    /// <summary>Whether another content of the same kind is equal to it.</summary>
    public virtual bool ContentEquals(Content other) => ReferenceEquals(this, other);

    /// <summary>The same for equal contents.</summary>
    public virtual int ContentHash() => RuntimeHelpers.GetHashCode(this);

    // Of values that are their bits.
    private sealed class Tag(RulesValueKind kind) : Content(kind);
}
