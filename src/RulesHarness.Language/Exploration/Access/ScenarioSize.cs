using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Compares scenarios by how much there is to read.</summary>
internal static class ScenarioSize
{
    public static int Of(Scenario scenario)
    {
        const int Document = 3;
        var request = scenario.Request;
        var documents = scenario
            .Documents.Concat(scenario.DocumentsAfter)
            .Sum(document => Document + Of(document.Value));
        var filters = request.Query?.Filter is Evaluation.CompositeFilter all ? all.Parts.Length : 0;
        return documents + filters + Of(request.Token) + Of(request.Stored) + Of(request.NewData);
    }

    private static int Of(RulesValue? value) => value is { } known ? Of(known) : 0;

    private static int Of(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Map => 1 + value.GetMembers().Values.Sum(Of),
            RulesValueKind.List => 1 + value.GetItems().Sum(Of),
            _ => 1,
        };
}
