using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>The knowledge about an expression's value that needs no request.</summary>
/// <param name="Kinds">The kinds that it may have; none where evaluating it always is an error.</param>
/// <param name="MayFail">Whether evaluating it may be an error.</param>
internal sealed record InferredValue(ValueKinds Kinds, bool MayFail = false)
{
    public static readonly InferredValue Unknown = new(ValueKinds.Any, MayFail: true);

    public static readonly InferredValue True = new(ValueKinds.True);

    /// <summary>The value that it always has, when that is known: a string, long, double or bool.</summary>
    public object? Constant { get; init; }

    /// <summary>Where that value is written.</summary>
    public SourceSpan? WrittenAt { get; init; }

    public Shape? Shape { get; init; }

    /// <summary>The field that it is read from.</summary>
    public SchemaNode? Field { get; init; }

    /// <summary>Why it always fails or is null, or can't be true.</summary>
    public FailureReason? Cause { get; init; }

    /// <summary>
    /// The value that it has in a list whose query filters by no field, when that is known: a string, long, double,
    /// bool, or one of <see cref="UnfilteredValues"/>.
    /// </summary>
    public object? Unfiltered { get; init; }

    public bool AlwaysFails => Kinds == ValueKinds.None;

    public bool MayBeTrue => Has(ValueKinds.True);

    public bool IsNull => Kinds == ValueKinds.Null;

    public static InferredValue Failing(FailureReason? cause) => new(ValueKinds.None, MayFail: true) { Cause = cause };

    public bool Has(ValueKinds kind) => (Kinds & kind) != 0;

    /// <summary>The value that is one or the other.</summary>
    public InferredValue Or(InferredValue other) =>
        this == other
            ? this
            : new InferredValue(Kinds | other.Kinds, MayFail || other.MayFail)
            {
                Shape =
                    AlwaysFails || IsNull ? other.Shape
                    : other.AlwaysFails || other.IsNull || Shape == other.Shape ? Shape
                    : null,
                Field =
                    AlwaysFails || IsNull ? other.Field
                    : other.AlwaysFails || other.IsNull || Field == other.Field ? Field
                    : null,
                Cause = Cause ?? other.Cause,
            };

    public InferredValue Failable() => MayFail ? this : this with { MayFail = true };
}
