using System.Text;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Texts made from a pattern: a short one, and then one for each end of each range of characters, each alternative, and
/// the longest of short repetitions. Some may not match: anchors inside a pattern are not looked at.
/// </summary>
internal sealed class PatternSamples
{
    /// <summary>Longer repetitions are made as often as they must.</summary>
    private const int ShortRepetition = 20;

    private readonly StringBuilder _text = new();
    private readonly int _varied;
    private int _choices;
    private readonly int _variant;
    private int _variants;

    private PatternSamples(int varied, int variant) => (_varied, _variant) = (varied, variant);

    /// <summary>The texts; none for what is no pattern.</summary>
    public static IEnumerable<string> Of(string pattern)
    {
        if (PatternParser.Parse(pattern) is not { } tree)
        {
            yield break;
        }

        // One choice differs from the first text at a time.
        var (varied, variant) = (-1, 0);
        while (true)
        {
            var samples = new PatternSamples(varied, variant);
            samples.Write(tree.Root);
            yield return samples._text.ToString();
            if (varied >= 0 && variant + 1 < samples._variants)
            {
                variant++;
            }
            else if (varied + 1 < samples._choices)
            {
                (varied, variant) = (varied + 1, 1);
            }
            else
            {
                yield break;
            }
        }
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var part in sequence.Parts)
                {
                    Write(part);
                }

                break;
            case ChoiceNode choice:
                Write(choice.Alternatives[Choose(choice.Alternatives.Count)]);
                break;
            case GroupNode group:
                Write(group.Inner);
                break;
            case RepeatNode repeat:
                Repeat(repeat);
                break;
            case CharacterNode { Set.Ranges: { Count: > 0 } ranges }:
                var chosen = Choose(2 * ranges.Count);
                var (from, to) = ranges[chosen / 2];
                Append(chosen % 2 == 0 ? from : to);
                break;
        }
    }

    private void Repeat(RepeatNode repeat)
    {
        var least = Math.Max(repeat.Repetition.Least, repeat.Repetition.AtMost == 0 ? 0 : 1);
        var most = Math.Min(repeat.Repetition.AtMost ?? least + 1, Math.Max(least, ShortRepetition));
        int[] counts = [least, most, repeat.Repetition.Least];
        var count = counts[Choose(counts.Length)];
        for (var i = 0; i < count; i++)
        {
            Write(repeat.Inner);
        }
    }

    private int Choose(int count)
    {
        if (_choices++ != _varied)
        {
            return 0;
        }

        _variants = count;
        return Math.Min(_variant, count - 1);
    }

    // Control characters and what is beyond ASCII are seldom meant, and surrogates are no text.
    private void Append(int point) => _text.Append((char)Math.Clamp(point, ' ', '~'));
}
