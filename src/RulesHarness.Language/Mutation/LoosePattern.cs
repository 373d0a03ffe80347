using RulesHarness.Language.Patterns;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Lets a pattern match any text, or a little more than it should.</summary>
internal sealed class LoosePattern() : Mutator(Mutators.OfPatterns, MutatorGroup.Values, "a pattern matches anything")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places)
    {
        if (expression is not CallExpression { Function.Text: "matches", Arguments: [{ Span: var span } pattern] })
        {
            yield break;
        }

        yield return new TextEdit(span, "'(?s).*'");
        var text = (pattern as LiteralExpression)?.Value as string;
        if (text is null || !EndsOpen(text.TrimEnd('$')))
        {
            yield return new TextEdit(span, Longer(places.Slice(span), text is not null && IsAnchored(text)));
        }
    }

    private static bool IsAnchored(string pattern) =>
        pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal);

    /// <summary>
    /// The pattern with any characters behind it, but before the sign that says that no more may follow.
    /// </summary>
    private static string Longer(string pattern, bool isAnchored) =>
        isAnchored ? $"{pattern[..^2]}.*{pattern[^2..]}" : $"{pattern} + '.*'";

    /// <summary>
    /// Returns true if a pattern ends in any number of any characters, so that more of them make no difference.
    /// </summary>
    private static bool EndsOpen(string pattern) =>
        PatternParser.Parse(pattern + ".*")
            is { Root: SequenceNode { Parts: [.., RepeatNode { Inner: var last } own, RepeatNode { Inner: var any }] } }
        && own.Repetition.AtMost is null
        && last is CharacterNode { Set: var characters }
        && any is CharacterNode { Set: var all }
        && characters.Ranges.SequenceEqual(all.Ranges);
}
