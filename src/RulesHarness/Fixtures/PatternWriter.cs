using System.Text;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Fixtures;

/// <summary>
/// Writes the plainest text of a pattern, with one variation: the first alternative, each part as seldom as it may be
/// but once at least, and letters before other characters.
/// </summary>
internal sealed class PatternWriter
{
    /// <summary>Repeats inside of repeats multiply.</summary>
    private const int Longest = 10_000;

    private readonly PatternVariation _variation;
    private readonly StringBuilder _written = new();

    /// <summary>A part that is repeated is varied the first time only.</summary>
    private bool _isDone;

    private PatternWriter(PatternVariation variation) => _variation = variation;

    public static string Write(PatternNode pattern, PatternVariation variation)
    {
        var writer = new PatternWriter(variation);
        writer.Add(pattern);
        return writer._written.ToString();
    }

    private void Add(PatternNode node)
    {
        var isVaried = !_isDone && ReferenceEquals(node, _variation.Place);
        _isDone |= isVaried;
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part);
                }
                break;
            case GroupNode group:
                Add(group.Inner);
                break;
            case ChoiceNode choice:
                Add(isVaried ? choice.Alternatives[_variation.Number] : Chosen(choice));
                break;
            case RepeatNode repeat:
                var times = isVaried ? _variation.Number : Usual(repeat.Repetition);
                for (var left = times; left > 0 && _written.Length < Longest; left--)
                {
                    Add(repeat.Inner);
                }
                break;
            case CharacterNode character:
                _written.Append(isVaried ? _variation.Text : EdgeCharacters.Plain(character.Set));
                break;
        }
    }

    private static int Usual(Repetition repetition) =>
        Math.Min(Math.Max(1, repetition.Least), repetition.AtMost ?? 1_000);

    private PatternNode Chosen(ChoiceNode choice) =>
        choice.Alternatives.FirstOrDefault(Holds) ?? choice.Alternatives[0];

    private bool Holds(PatternNode node) =>
        ReferenceEquals(node, _variation.Place)
        || node switch
        {
            SequenceNode sequence => sequence.Parts.Any(Holds),
            ChoiceNode choice => choice.Alternatives.Any(Holds),
            GroupNode group => Holds(group.Inner),
            RepeatNode repeat => Holds(repeat.Inner),
            _ => false,
        };
}
