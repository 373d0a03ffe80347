using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the states that a sentence names against the values of their field.</summary>
internal static class TransitionChecks
{
    public static void Check(
        Transitions? transitions,
        IReadOnlyList<Collection> members,
        TextSlice text,
        ReadingContext context
    )
    {
        // A field that nobody declares is a finding by itself.
        if (transitions is null || members[0].Field(transitions.Field) is not { } field)
        {
            return;
        }
        var name = Names.Written(field.Name);
        var values = field.States;
        if (values.Count == 0)
        {
            context.Report(SpecDiagnostics.StatesOfAnything, text, name, field.Type);
            return;
        }
        var states = transitions.Pairs.SelectMany(pair => new[] { pair.From, pair.To }).Distinct();
        foreach (var state in states.Where(state => !values.Contains(state)))
        {
            var known = string.Join(", ", values.Select(Literal.Show));
            context.Report(SpecDiagnostics.UnknownState, text, Literal.Show(state), name, known);
        }
        foreach (var pair in transitions.Pairs.Where(pair => Equals(pair.From, pair.To)))
        {
            context.Report(SpecDiagnostics.StandingTransition, text, name, Literal.Show(pair.From));
        }
    }
}
