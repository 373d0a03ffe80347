using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// The values that a spec writes out: those of its enums, and those that its conditions compare with. Its cases try
/// each of them.
/// </summary>
internal static class SpecLiterals
{
    public static IReadOnlySet<string> Of(DataModel model)
    {
        var ofEnums = model
            .Collections.SelectMany(collection => collection.StoredFields)
            .SelectMany(field => field.Type.Literals);
        var ofRoles = model.Roles.Select(role => (role as ClaimRole)?.Condition ?? (role as DocumentRole)?.Condition);
        var ofSentences = model
            .Policies.SelectMany(policy => policy.Permissions)
            .Select(sentence => sentence.Condition);
        var ofConditions = ofRoles
            .Concat(ofSentences)
            .SelectMany(condition => ConditionTransform.Disjuncts(condition))
            .SelectMany(disjunct => disjunct)
            .SelectMany(comparison => new[] { comparison.Left, comparison.Right })
            .SelectMany(Literals);
        return ofEnums.Concat(ofConditions).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<object?> Literals(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => [literal.Value],
            ListOperand list => list.Items.SelectMany(Literals),
            _ => [],
        };
}
