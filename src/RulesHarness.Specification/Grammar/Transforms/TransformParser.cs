using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>The steps of a cell of the column Transform.</summary>
internal sealed record WrittenTransform(MappingKind Kind, IReadOnlyList<TransformStep> Steps)
{
    public override string ToString() =>
        Kind switch
        {
            MappingKind.LeftBehind => "left behind",
            MappingKind.Elsewhere => "done elsewhere",
            _ => string.Join("; ", Steps),
        };
}

/// <summary>
/// Reads the column Transform: steps one behind the other, parted by semicolons, commas or <c>then</c>, each of which
/// may be limited to some rows by <c>where</c>.
/// </summary>
internal static class TransformParser
{
    public const string AStep = "a step of the mapping";

    /// <summary>All forms; where two could read a step, the first one does.</summary>
    public static IReadOnlyList<TransformForm> Forms { get; } =
    [
        EmptyForm.Form,
        ReplaceForm.Form,
        ValueMapForm.Form,
        CaseForm.Form,
        TrimForm.Form,
        SplitForm.Form,
        FirstForm.Form,
        JoinForm.Form,
        TextForm.Form,
        PartForm.Form,
        NumberForm.Form,
        CentsForm.Form,
        RoundForm.Form,
        JsonForm.Form,
        DefaultForm.Form,
        AlwaysForm.Form,
        TimeForm.Form,
        ImportTimeForm.Form,
        EpochForm.Form,
        HashForm.Form,
        LookUpForm.Form,
        PointForm.Form,
        BytesForm.Form,
        ColumnForm.Form,
    ];

    public static WrittenTransform? Parse(Cursor cursor)
    {
        if (cursor.AtEnd)
        {
            return new WrittenTransform(MappingKind.Mapped, []);
        }
        if (cursor.TakePhrase("left", "behind"))
        {
            return AtEnd(cursor) ? new WrittenTransform(MappingKind.LeftBehind, []) : null;
        }
        if (cursor.TakePhrase("done", "elsewhere"))
        {
            // What stands behind the colon says where, for people.
            var isClosed = cursor.AtEnd || cursor.Take(":") || cursor.Fail("a colon, or the end");
            return isClosed ? new WrittenTransform(MappingKind.Elsewhere, []) : null;
        }
        var steps = new List<TransformStep>();
        do
        {
            var start = cursor.Current;
            if (Step(cursor) is not { } step)
            {
                return null;
            }
            if (step is ValueMapStep && steps.LastOrDefault() is ValueMapStep { Where: null })
            {
                cursor.FailAt(start, "the end: `everything else` is the last of the values");
                return null;
            }
            steps.Add(step);
        } while (TakeSeparator(cursor));
        return AtEnd(cursor) ? new WrittenTransform(MappingKind.Mapped, steps) : null;
    }

    private static bool AtEnd(Cursor cursor) => cursor.AtEnd || cursor.Fail("a semicolon and another step, or the end");

    private static bool TakeSeparator(Cursor cursor)
    {
        var isParted = cursor.Take(";") || cursor.Take(",");
        cursor.TakeWord("and");
        return cursor.TakeWord("then") || isParted;
    }

    private static TransformStep? Step(Cursor cursor)
    {
        ParseFailure? furthest = null;
        foreach (var form in Forms)
        {
            var fork = cursor.Fork();
            if (form.Read(fork) is { } step)
            {
                cursor.At = fork.At;
                return cursor.TakeWord("where") ? Limited(cursor, step) : step;
            }
            furthest = Further(furthest, fork.Failure!);
        }

        if (furthest!.Expected == AStep)
        {
            cursor.Fail(AStep);
        }
        cursor.Fail(furthest);
        return null;
    }

    /// <summary>
    /// The failure of the form that read more; of two that read the same, the one that knows what it wants.
    /// </summary>
    private static ParseFailure Further(ParseFailure? known, ParseFailure other)
    {
        if (known is null || other.Offset > known.Offset)
        {
            return other;
        }
        return other.Offset == known.Offset && known.Expected == AStep ? other : known;
    }

    private static TransformStep? Limited(Cursor cursor, TransformStep step) =>
        RowConditionParser.Parse(cursor) is { } condition ? step with { Where = condition } : null;
}
