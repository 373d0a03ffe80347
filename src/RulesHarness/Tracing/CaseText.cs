using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>Words for cases in messages.</summary>
internal static class CaseText
{
    public static string Verb(Operation operation) => operation.ToString().ToLowerInvariant();

    /// <summary><c>1 case</c>, <c>2 cases</c>.</summary>
    public static string Count(int cases) => cases == 1 ? "1 case" : FormattableString.Invariant($"{cases} cases");
}
