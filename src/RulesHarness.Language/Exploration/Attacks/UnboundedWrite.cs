using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>Proposes writes with more than the rules have a use for.</summary>
internal static class UnboundedWrite
{
    private const string UnknownField = "unexpected";

    private static readonly RulesValue Large = RulesValue.From(new string('a', Attack.LargeText));

    /// <summary>The write with a field that the rules don't know, and with each field as a large text.</summary>
    public static IEnumerable<(string Field, Scenario Scenario)> Of(Scenario write) =>
        write.Request.NewData is { } fields
            ? fields
                .GetMembers()
                .Keys.Order(StringComparer.Ordinal)
                .Prepend(UnknownField)
                .Select(field => (field, With(write, fields, field)))
            : [];

    private static Scenario With(Scenario write, RulesValue fields, string field) =>
        write with
        {
            Request = write.Request with { NewData = MapWriter.Set(fields, [field], Large) },
        };
}
