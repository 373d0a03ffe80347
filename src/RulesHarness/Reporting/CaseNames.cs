using System.Globalization;
using RulesHarness.Cases;

namespace RulesHarness.Reporting;

/// <summary>The words for cases in machine-readable reports.</summary>
internal static class CaseNames
{
    /// <summary><c>permission</c>, <c>schema</c>, <c>access-pattern</c> or <c>rules</c>.</summary>
    public static string KindOf(CaseKind kind) => kind == CaseKind.AccessPattern ? "access-pattern" : Name(kind);

    /// <summary>A value's name in lower case.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
