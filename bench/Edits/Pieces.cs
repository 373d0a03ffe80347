using RulesHarness.Language.Syntax;

namespace RulesHarness.Edits;

/// <summary>Parts of a rules file as files of their own: they are compiled in a tenth of the time.</summary>
internal static class Pieces
{
    private const int FunctionsInOne = 4;

    /// <summary>
    /// The blocks inside the outermost one, and the functions beside them, some at a time; each in a service and a
    /// block.
    /// </summary>
    public static IReadOnlyList<string> Of(string rules)
    {
        var parsed = RulesParser.Parse(rules);
        var documents = parsed.File.Services.Single().Matches.Single();
        return
        [
            .. documents.Matches.Select(match => InService([parsed.Source.Slice(match.Span)])),
            .. documents
                .Functions.Select(function => parsed.Source.Slice(function.Span))
                .Chunk(FunctionsInOne)
                .Select(InService),
        ];
    }

    private static string InService(IEnumerable<string> declarations) =>
        $"rules_version = '2';\nservice cloud.firestore {{\n  match /databases/{{database}}/documents {{\n    {string.Join("\n\n    ", declarations)}\n  }}\n}}\n";
}
