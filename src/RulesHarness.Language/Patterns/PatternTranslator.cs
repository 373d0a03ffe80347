using System.Text;

namespace RulesHarness.Language.Patterns;

/// <summary>Writes a pattern of RE2 as one of .NET that means the same.</summary>
internal static class PatternTranslator
{
    /// <summary>Null for what is no pattern of RE2.</summary>
    public static TranslatedPattern? Translate(string pattern)
    {
        if (PatternParser.Parse(pattern) is not { } tree)
        {
            return null;
        }

        var output = new StringBuilder();
        Write(tree.Root, output);
        return new TranslatedPattern(output.ToString(), tree.Groups, tree.Names);
    }

    private static void Write(PatternNode node, StringBuilder output)
    {
        switch (node)
        {
            case SequenceNode sequence:
                WriteAll(sequence.Parts, "", output);
                break;
            case ChoiceNode choice:
                WriteAll(choice.Alternatives, "|", output);
                break;
            case GroupNode group:
                output.Append(group.IsCapture ? "(" : "(?:");
                Write(group.Inner, output);
                output.Append(')');
                break;
            case RepeatNode repeat:
                Write(repeat.Inner, output);
                output.Append(repeat.Repetition.Text).Append(repeat.IsLazy ? "?" : "");
                break;
            case CharacterNode character:
                output.Append(character.Set.Write());
                break;
            case AnchorNode anchor:
                output.Append(TextOf(anchor.Anchor));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, "not a part of a pattern");
        }
    }

    private static void WriteAll(IReadOnlyList<PatternNode> nodes, string between, StringBuilder output)
    {
        for (var at = 0; at < nodes.Count; at++)
        {
            output.Append(at == 0 ? "" : between);
            Write(nodes[at], output);
        }
    }

    private static string TextOf(PatternAnchor anchor) =>
        anchor switch
        {
            PatternAnchor.TextStart => @"(?:\A)",
            PatternAnchor.TextEnd => @"(?:\z)",
            PatternAnchor.LineStart => "(?m:^)",
            PatternAnchor.LineEnd => "(?m:$)",
            PatternAnchor.WordBoundary => @"(?:\b)",
            _ => @"(?:\B)",
        };
}
