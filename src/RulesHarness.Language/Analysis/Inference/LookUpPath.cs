using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// The paths that <c>get()</c> and <c>exists()</c> are given, and what is wrong with them. Each fault was seen in the
/// emulator.
/// </summary>
internal static class LookUpPath
{
    private const string Lost = "this look-up finds no document";
    private const string Root = "/databases/$(database)/documents";
    private const ValueKinds Puttable = ValueKinds.String | ValueKinds.Number | ValueKinds.Boolean | ValueKinds.Path;

    /// <summary>
    /// The segments of a path that is written out; what is put in is one segment, unless it is a path.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="inner">The values that are put in, in order.</param>
    public static Shape.Segments ShapeOf(PathExpression path, IReadOnlyList<InferredValue> inner)
    {
        var texts = ImmutableArray.CreateBuilder<string?>();
        var areAll = true;
        var next = 0;
        foreach (var part in path.Parts)
        {
            if (part.Literal is { } literal)
            {
                texts.Add(literal);
                continue;
            }

            var value = inner[next++];
            if (value.Shape is Shape.Segments below)
            {
                texts.AddRange(below.Texts);
                areAll &= below.AreAll;
                continue;
            }

            texts.Add(null);
            areAll &= !value.Has(ValueKinds.Path) || value.Shape is Shape.Stored;
        }

        return new Shape.Segments(texts.ToImmutable(), areAll);
    }

    /// <summary>
    /// Returns true unless the path is of another document than the one that the block's requests are about.
    /// </summary>
    public static bool MayBe(Shape.Segments path, MatchPath block)
    {
        var own = block.Path.Segments;
        if (!path.AreAll || own.Any(segment => segment is GlobSegment))
        {
            return true;
        }

        return path.Texts.Length == own.Length && own.Zip(path.Texts).All(pair => MayBe(pair.First, pair.Second));
    }

    /// <summary>Why a look-up with this argument finds no document; null where it may find one.</summary>
    public static (string Text, string Help)? FaultOf(InferredValue argument, MatchPath block)
    {
        if (!argument.Has(ValueKinds.Path) && !argument.AlwaysFails)
        {
            return (
                $"a look-up takes a path, and this is {KindNames.Of(argument)}",
                $"write a path, without quotes: `{Root}/...`"
            );
        }

        if (argument.Shape is not Shape.Segments { Texts: var texts, AreAll: var areAll })
        {
            return null;
        }

        if (texts.FirstOrDefault(text => text is ['{', ..]) is { } template)
        {
            return ($"`{template}` is not replaced in the path of a look-up", $"write `$({template.Trim('{', '}')})`");
        }

        if (!BeginsAtRoot(texts))
        {
            return ($"{Lost}: its path does not begin with `{Root}`", $"begin the path with `{Root}`");
        }

        return OfDatabase(texts, block) ?? OfIds(texts) ?? OfCount(texts, areAll);
    }

    /// <summary>Returns true if a value can be a segment of a path.</summary>
    public static bool CanBePutIn(InferredValue value) => value.AlwaysFails || value.IsNull || value.Has(Puttable);

    private static bool MayBe(PathSegment segment, string? text) =>
        text is null || segment is not LiteralSegment literal || literal.Text == text;

    // A segment that is put in is never the word itself.
    private static bool BeginsAtRoot(ImmutableArray<string?> texts) =>
        texts.Length >= 3 && texts[0] is "databases" && texts[2] is "documents" or null;

    private static (string, string)? OfDatabase(ImmutableArray<string?> texts, MatchPath block)
    {
        var own =
            block.Path.Segments.Length > 1 && block.Path.Segments[1] is LiteralSegment literal ? literal.Text : null;
        var isOther = own is not null && texts[1] is { } named && named != own;
        return isOther || texts[1] is "default" or "database" or "db"
            ? ($"{Lost}: its path names the database `{texts[1]}`", "write `$(database)`, or the database of the block")
            : null;
    }

    private static (string, string)? OfIds(ImmutableArray<string?> texts)
    {
        var written = texts.FirstOrDefault(text =>
            text is not null
            && (
                text.StartsWith("request.", StringComparison.Ordinal)
                || text.StartsWith("resource.", StringComparison.Ordinal)
            )
        );
        return written is null
            ? null
            : ($"`{written}` is a literal id in this path, not its value", $"write `$({written})`");
    }

    private static (string, string)? OfCount(ImmutableArray<string?> texts, bool areAll)
    {
        if (!areAll || (texts.Length > 3 && texts.Length % 2 == 1))
        {
            return null;
        }

        return texts.Length == 3
            ? ($"{Lost}: its path names a database", "name a collection and a document")
            : ($"{Lost}: its path names a collection", "name the document too, as in `users/$(request.auth.uid)`");
    }
}
