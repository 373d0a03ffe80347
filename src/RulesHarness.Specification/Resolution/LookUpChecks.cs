using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the documents that conditions look up against the inventory and the schemas.</summary>
internal sealed class LookUpChecks(IReadOnlyList<Collection> collections, FieldChecks checks, ReadingContext context)
{
    /// <summary>
    /// Reports unknown documents and fields. <paramref name="requested"/> are the collections that the sentence is
    /// about.
    /// </summary>
    public void Check(Condition? condition, IReadOnlyList<Collection> requested, TextSlice at)
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
            var members = IdNames.At(path.Shape, collections);
            CheckIds(path, at);
            if (members.Count > 0)
            {
                checks.Check(fields.OfType<string>(), members, at, OfRequested(fields.OfType<string>(), requested, at));
            }
            else
            {
                RoleResolver.ReportUndeclared(
                    string.Join('/', path.Shape.Split('/').SkipLast(1)),
                    collections,
                    at,
                    context
                );
            }
        }
    }

    /// <summary>Reports ids that are fields of other documents and can't be ids.</summary>
    private void CheckIds(DocumentPath path, TextSlice at)
    {
        foreach (var id in path.Parts.OfType<LookUpOperand>())
        {
            var field = IdNames
                .At(id.Path.Shape, collections)
                .Select(member => member.Field(id.Field))
                .FirstOrDefault(field => field is not null && !CanBeId(field.Type));
            if (field is not null)
            {
                var type = $"of the type `{field.Type}`";
                context.Report(
                    SpecDiagnostics.NoIdOfAnother,
                    at,
                    Names.Written($"{path}"),
                    Names.Written(id.Field),
                    type
                );
            }
        }
    }

    private static bool CanBeId(FieldType type) =>
        type.Kind is TypeKind.String or TypeKind.Enum or TypeKind.Int or TypeKind.Number or TypeKind.Any
        || type.Members.Any(CanBeId);

    /// <summary>
    /// Behind <c>together with</c> a field is one of the other document: the help says how to name this one's.
    /// </summary>
    private static string OfRequested(IEnumerable<string> fields, IReadOnlyList<Collection> requested, TextSlice at)
    {
        bool IsOfRequested(string field) => requested.Any(member => FieldChecks.Has(member, field));
        var meant = fields.FirstOrDefault(IsOfRequested);
        return meant is not null && at.Text.Contains("together with", StringComparison.OrdinalIgnoreCase)
            ? $", or `doc.{Names.Written(meant)}` for the field of the requested document. A condition on that document "
                + "alone stands before `together with`"
            : "";
    }
}
