using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Grammar.Transforms;

namespace RulesHarness.Specification.Sections;

/// <summary>Finds the form that has most words with a step that was not read.</summary>
internal static class NearestForm
{
    /// <summary>The weight of the first word, which says what a step does.</summary>
    private const int OfFirst = 10;

    private const string Elsewhere = "write `Done elsewhere` if the import makes it in another way";

    private static readonly char[] Signs = [' ', ',', ';', '"', '`', '\''];

    private static readonly HashSet<string> Small = ["the", "is", "in", "at", "of", "a", "to", "by", "with"];

    /// <summary>The advice to write it, or to say that the step is made elsewhere.</summary>
    /// <param name="read">The cell up to where it was not read any more.</param>
    /// <param name="cell">The whole cell.</param>
    /// <param name="failure">The failure.</param>
    public static string Of(string read, string cell, ParseFailure? failure)
    {
        if ($"{read} ".Contains(" where ", StringComparison.OrdinalIgnoreCase))
        {
            return "write a condition such as `where state == 0` or `where it is empty`";
        }
        // What stands before the last separator was read.
        var start = read.LastIndexOfAny([',', ';']) + 1;
        var words = Words(cell[start..]);
        var nearest = TransformParser
            .Forms.Select(form => (form.Example, Score: Score(Words(form.Example), words)))
            .Where(form => form.Score > 0)
            .OrderByDescending(form => form.Score)
            .Select(form => form.Example)
            .FirstOrDefault();
        if (nearest is null)
        {
            return $"write a step such as `Lower case`, `Split at commas` or `0 is draft, 1 is published`; {Elsewhere}";
        }
        var example = ReadingContext.InCode(nearest);
        var isUnknown = failure?.Expected == TransformParser.AStep;
        return isUnknown ? $"the nearest form is {example}; {Elsewhere}" : $"write it as in {example}";
    }

    private static int Score(IReadOnlyList<string> form, IReadOnlyList<string> words)
    {
        var shared = form.Intersect(words).Count();
        return shared > 0 && form[0] == words[0] ? shared + OfFirst : shared;
    }

    private static List<string> Words(string text)
    {
        var words = text.ToLowerInvariant().Split(Signs, StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => !Small.Contains(word) && !word.All(char.IsAsciiDigit))];
    }
}
