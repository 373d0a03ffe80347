using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The filters of a query that a sentence grants.</content>
internal sealed partial class ListCases
{
    /// <summary>
    /// The filters that the query needs for the grant: whose documents it lists, what the condition requires of them,
    /// and where the caller's role holds.
    /// </summary>
    private List<Comparison> Filters(Listing listing, IReadOnlyList<Comparison> disjunct, Scenario scenario)
    {
        var (policy, member, persona, named) = listing;
        var sentence = named!;
        var filters = new List<Comparison>();
        var scope = draft.Oracle.Scope(scenario.Attempt);
        var speaksOfOwner =
            sentence.OwnOnly
            || persona.Actor.Kind == ActorKind.Owner && sentence.Actors.Any(actor => actor.Kind == ActorKind.Owner);
        if (speaksOfOwner && policy.Owner is { Field: { } owner })
        {
            filters.Add(
                new Comparison(
                    new FieldOperand(owner),
                    Comparator.Equal,
                    new LiteralOperand(scenario.Document.Fields.At(owner))
                )
            );
        }
        foreach (var (field, comparator, operand) in disjunct.Select(each => OfField(each, scope)).OfType<FieldTest>())
        {
            // What no filter can say of a field, an equality proves.
            if (!IsOfQueries(comparator) || comparator == Comparator.In && operand is not ListOperand)
            {
                filters.Add(new Comparison(field, Comparator.Equal, Literal(scenario.Document.Fields.At(field.Path))));
            }
            else if (scope.TryGetValue(operand, out var value) && value is not NoValue)
            {
                filters.Add(new Comparison(field, comparator, Literal(Later(field, comparator, operand, value))));
            }
        }

        foreach (
            var id in RoleFields(sentence, persona, member)
                .Concat(ProvedFields(disjunct, persona, member, scope))
                .Where(HasNoFilter)
        )
        {
            filters.Add(
                new Comparison(
                    new FieldOperand(id),
                    Comparator.Equal,
                    new LiteralOperand(scenario.Document.Fields.At(id))
                )
            );
        }
        return filters;

        bool HasNoFilter(string id) => filters.TrueForAll(filter => ((FieldOperand)filter.Left).Path != id);
    }

    /// <summary>A comparison as one of a field, or of the value that a map in it has for the caller; or null.</summary>
    private static FieldTest? OfField(Comparison comparison, EvaluationScope scope)
    {
        if (scope.FieldPath(comparison.Left) is { } left)
        {
            return new FieldTest(new FieldOperand(left), comparison.Comparator, comparison.Right);
        }
        var turned = CallerComparison.Turned(comparison.Comparator) ?? comparison.Comparator;
        return scope.FieldPath(comparison.Right) is { } right
            ? new FieldTest(new FieldOperand(right), turned, comparison.Left)
            : null;
    }

    private sealed record FieldTest(FieldOperand Field, Comparator Comparator, Operand Operand);

    /// <summary>
    /// The fields that conditions compute with, or look up other documents by: no filter says that of them, but an
    /// equality proves it.
    /// </summary>
    private IEnumerable<string> ProvedFields(
        IReadOnlyList<Comparison> disjunct,
        CallerKind persona,
        Collection member,
        EvaluationScope scope
    )
    {
        var role = _context.Model.Roles.OfType<ClaimRole>().FirstOrDefault(role => role.Name == persona.Actor.Role);
        return disjunct
            .Concat(ConditionTransform.First(role?.Condition))
            .SelectMany(comparison => new[] { comparison.Left, comparison.Right })
            .Where(operand => scope.FieldPath(operand) is null)
            .SelectMany(ConditionTransform.Inside)
            .Select(operand => operand is PathIdOperand id ? id.Name : (operand as FieldOperand)?.Path)
            .OfType<string>()
            .Where(name => !member.Path.Captures.Contains(name) && member.Field(name) is not null)
            .Distinct();
    }

    private IEnumerable<string> RoleFields(Permission sentence, CallerKind persona, Collection member)
    {
        var names = persona.IsRole ? [persona.Actor.Role] : sentence.Actors.Select(actor => actor.Role);
        return _context
            .Model.Roles.OfType<DocumentRole>()
            .Where(role => names.Contains(role.Name))
            .SelectMany(role => role.Segments)
            .Where(segment => segment.StartsWith('{') && segment != "{uid}")
            .Select(segment => segment[1..^1])
            .Where(id => !member.Path.Captures.Contains(id) && member.Field(id) is not null)
            .Distinct();
    }

    private static bool IsOfQueries(Comparator comparator) =>
        comparator
            is Comparator.Equal
                or Comparator.NotEqual
                or Comparator.Less
                or Comparator.LessOrEqual
                or Comparator.Greater
                or Comparator.GreaterOrEqual
                or Comparator.In
                or Comparator.NotIn
                or Comparator.Has
                or Comparator.HasAny;

    /// <summary>A time that goes on while the query waits: what is to be after it is asked for a while later.</summary>
    private static object? Later(FieldOperand field, Comparator comparator, Operand operand, object? value) =>
        comparator is Comparator.Greater or Comparator.GreaterOrEqual && TimeMargin.Of(field, operand) is { } margin
            ? Computation.Of(value, ArithmeticSign.Plus, margin)
            : value;

    private static Operand Literal(object? value) =>
        value is IEnumerable<object?> items
            ? new ListOperand([.. items.Select(item => new LiteralOperand(item))])
            : new LiteralOperand(value);
}
