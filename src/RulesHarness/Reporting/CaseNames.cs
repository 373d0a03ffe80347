using System.Globalization;
using RulesHarness.Cases;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Reporting;

/// <summary>The words for cases in machine-readable reports.</summary>
internal static class CaseNames
{
    /// <summary><c>permission</c>, <c>schema</c>, <c>access-pattern</c> or <c>rules</c>.</summary>
    public static string KindOf(CaseKind kind) => kind == CaseKind.AccessPattern ? "access-pattern" : Name(kind);

    /// <summary><c>allow</c> or <c>deny</c>.</summary>
    public static string Decision(bool isAllowed) => isAllowed ? "allow" : "deny";

    /// <summary><c>no-match</c>, or the cause's name; null where there is none.</summary>
    public static string? CauseOf(Cause? cause) =>
        cause switch
        {
            null => null,
            Cause.NoMatch => "no-match",
            { } known => Name(known),
        };

    /// <summary>A value's name in lower case.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
