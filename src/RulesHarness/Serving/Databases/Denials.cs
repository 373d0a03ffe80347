using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Serving.Asking;

namespace RulesHarness.Serving.Databases;

/// <summary>Decides what rules are asked about a request, and words a denial as the emulator does.</summary>
internal static class Denials
{
    /// <summary>The message of the denial; null where all is allowed.</summary>
    public static string? Of(RulesProgram program, IReadOnlyList<AskedRequest> asked) => All(program, asked).FirstOrDefault();

    /// <summary>A message for each part of the request that is denied, in order. Which one of a commit's writes the emulator names is a matter of chance.</summary>
    public static IEnumerable<string> All(RulesProgram program, IReadOnlyList<AskedRequest> asked)
    {
        foreach (var one in asked)
        {
            var decision = program.Decide(one.Request, one.Documents);
            if (!decision.IsAllowed)
                yield return Text(IsCommit(one) ? OfCommit(program, asked, one, decision) : DenialText.Tried(decision, one.Request.Method));
        }
    }

    private static bool IsCommit(AskedRequest asked) => asked.Request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;

    // All writes are tried before any document is read, up to one that is false whatever will be read. Otherwise the one that is denied is tried again.
    private static List<TriedLine> OfCommit(RulesProgram program, IReadOnlyList<AskedRequest> asked, AskedRequest denied, Decision decision)
    {
        var tried = new List<TriedLine>();
        foreach (var write in asked)
        {
            var isDenied = true;
            foreach (var method in write.IsEither ? [RulesMethod.Create, RulesMethod.Update] : new[] { write.Request.Method })
            {
                var unread = program.DecideUnread(write.Request with { Method = method }, write.Documents);
                isDenied &= !unread.IsAllowed && unread.Tried.All(statement => statement.Outcome == Cause.False);
                AddTo(tried, unread, method);
            }

            if (isDenied)
                return tried;
        }

        AddTo(tried, decision, denied.Request.Method);
        return tried;
    }

    private static void AddTo(List<TriedLine> tried, Decision decision, RulesMethod method)
    {
        foreach (var line in DenialText.Tried(decision, method))
            DenialText.Add(tried, line);
    }

    private static string Text(IReadOnlyList<TriedLine> tried) => tried.Count == 0 ? DenialText.Of(tried) : "\n" + DenialText.Of(tried);
}
