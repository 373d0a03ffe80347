using RulesHarness.Cases;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>A line of the spec, and the cases that come from it.</summary>
internal sealed record SpecLink(Place Place, string Text, IReadOnlyList<AccessCase> Cases);

/// <summary>From the spec to its cases.</summary>
internal static class SpecTrace
{
    /// <summary>
    /// In the spec's order: each sentence, each row of a schema and each access pattern, with or without cases; and
    /// whatever else cases come from, such as a relationship, or a collection of which no sentence lets anyone do
    /// something. Each case is in exactly one.
    /// </summary>
    public static IReadOnlyList<SpecLink> Of(DataModel model, IReadOnlyList<AccessCase> cases)
    {
        var byPlace = cases.ToLookup(one => one.Place);
        var links = Sentences(model)
            .Select(sentence => (sentence.Place, sentence.Text))
            .Concat(
                model
                    .Collections.SelectMany(collection => collection.StoredFields)
                    .Select(field =>
                        (field.Place, Text: $"{field.Name}: {field.Type}{(field.Required ? ", required" : "")}")
                    )
            )
            .Concat(model.AccessPatterns.Select(pattern => (pattern.Place, pattern.Text)))
            .Concat(cases.Select(one => (one.Place, Text: one.Source)))
            .DistinctBy(link => link.Place);
        return
        [
            .. links
                .OrderBy(link => link.Place.File, StringComparer.Ordinal)
                .ThenBy(link => link.Place.Line)
                .ThenBy(link => link.Place.Column)
                .Select(link => new SpecLink(link.Place, link.Text, [.. byPlace[link.Place]])),
        ];
    }

    private static IEnumerable<Permission> Sentences(DataModel model) =>
        model.Policies.SelectMany(policy => policy.Permissions);
}
