using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary><c>request</c> as a map: the members of the reference, and those that only the emulator has.</summary>
internal static class RequestMap
{
    public static RulesMap Of(RequestVariables subject)
    {
        var entries = new Dictionary<string, RulesValue>
        {
            ["auth"] = subject.Auth,
            ["headers"] = RulesValue.From(RulesMap.Empty),
            ["method"] = subject.Method,
            ["path"] = subject.Path,
            ["time"] = subject.Time,
        };
        switch (subject.Asked.Method)
        {
            case RulesMethod.Get:
                OfRead(entries);
                break;
            case RulesMethod.List:
                OfRead(entries);
                entries["query"] = QueryMap.Of(subject.Asked);
                break;
            case RulesMethod.Create:
                OfWrite(entries, subject);
                entries["autoId"] = RulesValue.False;
                break;
            default:
                OfWrite(entries, subject);
                break;
        }

        return RulesMap.Of(entries);
    }

    private static void OfRead(Dictionary<string, RulesValue> entries)
    {
        entries["fields"] = RulesValue.Null;
        entries["inTransaction"] = RulesValue.False;
    }

    private static void OfWrite(Dictionary<string, RulesValue> entries, RequestVariables subject)
    {
        entries["inTransaction"] = RulesValue.True;
        entries["readFields"] = RulesValue.Null;
        entries["resource"] = subject.Written;
        entries["transforms"] = RulesValue.Null;
        entries["writeFields"] = RulesValue.Null;
    }
}
