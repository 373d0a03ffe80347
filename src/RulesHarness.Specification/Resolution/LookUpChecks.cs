using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the documents that conditions look up against the inventory and the schemas.</summary>
internal sealed class LookUpChecks(IReadOnlyList<Collection> collections, FieldChecks checks, ReadingContext context)
{
    public void Check(Condition? condition, TextSlice at)
    {
        var lookUps = ConditionTransform
            .Operands(condition)
            .Select(operand =>
                operand switch
                {
                    LookUpOperand lookUp => (lookUp.Path, lookUp.Field),
                    ExistsOperand exists => (exists.Path, Field: null),
                    _ => ((DocumentPath Path, string? Field)?)null,
                }
            )
            .OfType<(DocumentPath Path, string? Field)>();
        foreach (var fields in lookUps.GroupBy(each => each.Path, each => each.Field))
        {
            var path = fields.Key;
            var members = IdNames.At($"{path}", collections);
            if (members.Count > 0)
            {
                checks.Check(fields.OfType<string>(), members, at);
            }
            else
            {
                RoleResolver.ReportUndeclared(
                    string.Join('/', $"{path}".Split('/').SkipLast(1)),
                    collections,
                    at,
                    context
                );
            }
        }
    }
}
