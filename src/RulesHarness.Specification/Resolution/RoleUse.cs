using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Checks the roles that sentences and access patterns name against the documents that are asked for: each id and field
/// that a role needs must be known there, and a field must not be one of two documents.
/// </summary>
internal sealed class RoleUse(
    IReadOnlyList<RoleRow> rows,
    IReadOnlyList<Role> roles,
    IReadOnlyList<Collection> collections,
    ReadingContext context
)
{
    private readonly Dictionary<string, Role> _meant = roles.ToDictionary(role => role.Name);
    private readonly Dictionary<string, RoleRow> _byName = rows.Where(row => row.Role is not null)
        .ToDictionary(row => row.Name);
    private readonly HashSet<(string Role, string Field)> _reported = [];

    public void Check(IEnumerable<Actor> actors, IReadOnlyList<Collection> members, TextSlice at)
    {
        foreach (
            var row in actors
                .Select(actor => actor.Role is { } name ? _byName.GetValueOrDefault(name) : null)
                .OfType<RoleRow>()
        )
        {
            foreach (var (name, written) in Needed(_meant[row.Name]))
            {
                foreach (
                    var member in members.Where(member =>
                        !PathIds.IsId(name, member) && !FieldChecks.Has(member, new FieldPath(name).ToString())
                    )
                )
                {
                    context.Report(SpecDiagnostics.UnboundRoleId, at, row.Name, written, member.Row);
                }
            }

            CheckBareFields(row, members);
        }
    }

    /// <summary>The ids and fields of the document asked for that a role needs, and how it writes them.</summary>
    private static IEnumerable<(string Name, string Written)> Needed(Role role)
    {
        var (segments, condition) = role is DocumentRole document
            ? (document.Segments, document.Condition)
            : ([], ((ClaimRole)role).Condition);
        var ofPath = segments
            .Where(segment => segment.StartsWith('{') && segment != "{uid}")
            .Select(segment => segment[1..^1]);
        var ofCondition = FieldChecks.Operands(condition).OfType<PathIdOperand>().Select(id => id.Name);
        var fields =
            role is ClaimRole
                ? FieldChecks
                    .Named(condition)
                    .Where(field => !field.Contains('`', StringComparison.Ordinal))
                    .Select(field => field.Split('.')[0])
                : [];
        return ofPath
            .Concat(ofCondition)
            .Select(name => (name, $"{{{name}}}"))
            .Concat(fields.Select(name => (name, name)))
            .Distinct();
    }

    private void CheckBareFields(RoleRow row, IReadOnlyList<Collection> members)
    {
        if (row.Role is not DocumentRole role)
        {
            return;
        }
        var lookedUp = RoleResolver.Members(role, collections);
        foreach (var bare in row.BareFields)
        {
            var field = new FieldPath(bare.Text).ToString();
            var isOfBoth =
                lookedUp.Any(member => FieldChecks.Has(member, field))
                && members.Any(member => FieldChecks.Has(member, field));
            if (
                isOfBoth
                && !SuspiciousConditions.ComparesItself(role.Condition, field)
                && _reported.Add((role.Name, bare.Text))
            )
            {
                context.Diagnostics.Report(
                    SpecDiagnostics.AmbiguousRoleField,
                    row.Means.Source,
                    bare.Start,
                    bare.Text,
                    role.Path
                );
            }
        }
    }
}
