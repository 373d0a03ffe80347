using FluentAssertions.Execution;
using RulesHarness.Firestore.Client;

namespace RulesHarness.NUnit.Assertions;

/// <summary>Holds the documents that came against those that were expected.</summary>
internal static class ReturnedDocuments
{
    public static void Check(IReadOnlyList<DocumentSnapshot> documents, string[] expected, bool inOrder)
    {
        var returned = documents
            .Where(document => document.Exists)
            .Select(document => expected.Any(IsPath) ? document.Reference.RelativePath : document.Reference.Id)
            .ToList();
        var (missing, extra) = (expected.Except(returned).ToList(), returned.Except(expected).ToList());
        if (
            missing.Count == 0
            && extra.Count == 0
            && returned.Count == expected.Length
            && (!inOrder || returned.SequenceEqual(expected))
        )
        {
            return;
        }
        Execute.Assertion.FailWith(
            $"Expected the query to return{(inOrder ? ", in this order" : "")}:\n  {Text(expected)}\nbut it "
                + $"returned:\n  {Text(returned)}"
                + (missing.Count > 0 ? $"\nmissing:\n  {Text(missing)}" : "")
                + (extra.Count > 0 ? $"\nunexpected:\n  {Text(extra)}" : "")
        );
    }

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal);

    private static string Text(IReadOnlyCollection<string> names) =>
        names.Count == 0
            ? "nothing"
            : string.Join(", ", names)
                .Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal);
}
