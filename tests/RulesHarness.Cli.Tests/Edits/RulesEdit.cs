using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// One change to the sample's rules that the spec must notice. <c>Find</c> is in the rules exactly once.
/// <c>Sentence</c> is the text of the spec's line that must be named, below the bullet or heading <c>Section</c>;
/// <c>Rule</c> the text, in the edited rules, of the line that must be named.
/// </summary>
public sealed record RulesEdit(
    Direction Direction,
    Check Check,
    string Name,
    string Find,
    string Replacement,
    string Only,
    string Section,
    string Sentence,
    string Rule
)
{
    /// <summary>The line, from 1, of the spec's sentence.</summary>
    public int SpecLine
    {
        get
        {
            var lines = SampleProject.Original(SampleProject.Spec).Split('\n').ToList();
            var section = lines.FindIndex(line => line.StartsWith(Section, StringComparison.Ordinal));
            section.Should().BeGreaterThan(0, $"the spec has a line that begins with `{Section}`");
            var sentence = lines.FindIndex(section, line => line.Contains(Sentence, StringComparison.Ordinal));
            sentence.Should().BeGreaterThan(0, $"the spec says `{Sentence}` below `{Section}`");
            return sentence + 1;
        }
    }

    /// <summary>The edited rules, and the line, from 1, that must be named.</summary>
    public (string Text, int RuleLine) Apply()
    {
        var rules = SampleProject.Original(SampleProject.Rules);
        rules.Split(Find).Length.Should().Be(2, $"`{Find}` is in the rules exactly once");
        var edited = rules.Replace(Find, Replacement, StringComparison.Ordinal);
        edited.Split(Rule).Length.Should().Be(2, $"`{Rule}` is in the edited rules exactly once");
        return (edited, edited.AsSpan(0, edited.IndexOf(Rule, StringComparison.Ordinal)).Count('\n') + 1);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
