using System.Text;
using Bogus;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Fixtures;

/// <summary>The number of repetitions in a sample of an open-ended pattern.</summary>
internal enum Repeats
{
    /// <summary>Any number of times, within reason.</summary>
    Any,

    /// <summary>As seldom as the pattern allows.</summary>
    Fewest,

    /// <summary>As often as is needed for a length, and the pattern allows.</summary>
    Most,
}

/// <summary>
/// Makes text from the tree of a pattern. What a pattern says of places between characters (<c>^</c>, <c>\b</c>) is not
/// looked at: text that they rule out doesn't match.
/// </summary>
internal sealed class PatternSampler(Randomizer random, Repeats repeats, int longest)
{
    /// <summary>The number of repetitions that tells an open-ended repeat from a fixed one.</summary>
    private const int Enough = 8;

    private readonly StringBuilder _sampled = new();

    /// <summary>
    /// Text that the pattern is likely to match; at most somewhat longer than <paramref name="longest"/> where the
    /// pattern has a choice.
    /// </summary>
    public static string Sample(
        PatternTree pattern,
        Randomizer random,
        Repeats repeats = Repeats.Any,
        int longest = int.MaxValue
    )
    {
        var sampler = new PatternSampler(random, repeats, longest);
        sampler.Add(pattern.Root);
        return sampler._sampled.ToString();
    }

    private void Add(PatternNode node)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part);
                }
                break;
            case ChoiceNode choice:
                Add(choice.Alternatives[random.Int(0, choice.Alternatives.Count - 1)]);
                break;
            case GroupNode group:
                Add(group.Inner);
                break;
            case RepeatNode repeat:
                // Sampled anew for each repeat: [a-z]{3} is seldom "aaa".
                for (var left = Times(repeat.Repetition); left > 0; left--)
                {
                    Add(repeat.Inner);
                }
                break;
            case CharacterNode character when SampledCharacters.Of(character.Set) is { Count: > 0 } characters:
                _sampled.Append(characters[random.Int(0, characters.Count - 1)]);
                break;
        }
    }

    private int Times(Repetition repetition)
    {
        var most = repetition.AtMost ?? Math.Max(repetition.Least + Enough, repeats == Repeats.Most ? longest : 0);
        var room = Math.Max(repetition.Least, Math.Min(most, longest - _sampled.Length));
        return repeats switch
        {
            Repeats.Fewest => repetition.Least,
            Repeats.Most => room,
            _ => random.Int(repetition.Least, room),
        };
    }
}
