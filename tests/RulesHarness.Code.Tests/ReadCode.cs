using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests;

/// <summary>Reads one file, and lists what was found in it.</summary>
internal static class ReadCode
{
    /// <summary>
    /// Gets the queries of a file, and a <c>?</c> with the reason for each call whose query is not known, in order.
    /// </summary>
    public static IReadOnlyList<string> Of(string path, string code)
    {
        var read = SourceCode.Read([new SourceFile(path, code)], new CSharpReader());
        var reasons = read.Unresolved.Select(each => $"? {each.Reason}");
        return [.. read.Found.Select(query => query.Notation).Concat(reasons)];
    }
}
