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
        ImportTimeForm.Form,
        TimeForm.Form,
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
            if (Step(cursor) is not { } step)
            {
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
            if (fork.Failure is { } failure && (furthest is null || failure.Offset > furthest.Offset))
            {
                furthest = failure;
            }
        }

        cursor.Fail(furthest!);
        return null;
    }

    private static TransformStep? Limited(Cursor cursor, TransformStep step) =>
        RowConditionParser.Parse(cursor) is { } condition ? step with { Where = condition } : null;
}
