using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Scripts.Firestore;

/// <summary>The operators of filters as texts.</summary>
internal static class Comparators
{
    /// <summary>Gets an operator by its sign; null if it is none.</summary>
    public static Comparator? Of(string sign) =>
        sign switch
        {
            "==" or "===" => Comparator.Equal,
            "!=" => Comparator.NotEqual,
            "<" => Comparator.Less,
            "<=" => Comparator.LessOrEqual,
            ">" => Comparator.Greater,
            ">=" => Comparator.GreaterOrEqual,
            "in" => Comparator.In,
            "not-in" => Comparator.NotIn,
            "array-contains" => Comparator.Has,
            "array-contains-any" => Comparator.HasAny,
            _ => null,
        };
}
