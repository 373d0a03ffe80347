using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the parts of conditions that no case shows: the spec would decide every case alike without them. A part is an
/// operand of a condition, a bound of a range, a member of a list; of a sentence, and of a role.
/// </summary>
internal sealed class PartCoverage
{
    private readonly DataModel _model;
    private readonly CaseSet _set;
    private readonly AccessOracle _oracle;
    private readonly ILookup<(CollectionPath, Operation), DecidedWrite> _decided;

    public PartCoverage(DataModel model, CaseSet set)
    {
        (_model, _set) = (model, set);
        _oracle = new AccessOracle(model, set.Data, set.Now);
        // A schema may decide a case otherwise than the sentences: it shows nothing of them.
        _decided = set
            .Cases.Concat(set.Repeated)
            .Where(one => one.Attempt is not null && _oracle.IsGranted(one.Attempt) == one.IsAllowed)
            .SelectMany(Concerned)
            .ToLookup(each => each.Key, each => each.Write);
    }

    /// <summary>Finds the parts of a sentence, at one of its operations, that no case shows.</summary>
    public IEnumerable<Diagnostic> Of(Policy policy, Permission sentence, Operation operation)
    {
        // The sentence's own near misses are the likeliest to show a part of it.
        var decided = _decided[(policy.Collection, operation)]
            .OrderByDescending(write => write.Place == sentence.Place)
            .ToList();
        var around = Around(decided);
        var formula = new GrantFormula(_model, policy.Collection, operation);
        foreach (var change in PartChange.In(sentence.Condition))
        {
            var changed = sentence with { Condition = change.Changed };
            var model = _model with { Policies = [.. around.Select(each => With(each, sentence, changed))] };
            if (Finding(model, decided, policy, operation, CoverageDiagnostics.PartWithoutCase) is { } found)
            {
                var unshown =
                    found == CoverageDiagnostics.PartWithoutCase && IsSuperfluous(change)
                        ? CoverageDiagnostics.SuperfluousPart
                        : found;
                if (
                    unshown == CoverageDiagnostics.PartWithoutCase
                    || !IsAddedByTogetherWith(change.Of, sentence.Condition)
                )
                {
                    yield return At(unshown, sentence.Place, policy, operation, sentence.Text, change);
                }
            }
        }

        bool IsSuperfluous(PartChange change) =>
            AreAlike(formula.Plain(sentence, sentence.Condition!), formula.Plain(sentence, change.Changed), policy);
    }

    /// <summary>
    /// Returns true if a part is that a document is there, or is not, which <c>together with</c> says of itself: nobody
    /// can remove it.
    /// </summary>
    private static bool IsAddedByTogetherWith(Comparison part, Condition? condition) =>
        part.Left is ExistsOperand exists
        && condition is not null
        && ConditionTransform
            .Disjuncts(condition)
            .Where(way => way.Contains(part))
            .SelectMany(way => way.SelectMany(ConditionTransform.Operands))
            .Any(operand =>
                operand is LookUpOperand { IsAfter: true } lookUp && lookUp.Path == exists.Path
                || operand is ExistsOperand { IsAfter: true } after && after.Path == exists.Path
            );

    /// <summary>
    /// Finds the parts of a role that no case shows, for each operation that sentences let the role do.
    /// </summary>
    public IEnumerable<Diagnostic> Of(Role role)
    {
        var condition = (role as ClaimRole)?.Condition ?? (role as DocumentRole)?.Condition;
        var changes = PartChange.In(condition).Select(change => (change, Model: With(role, change.Changed))).ToList();
        foreach (var (policy, operation) in changes.Count == 0 ? [] : Operations(role))
        {
            var decided = _decided[(policy.Collection, operation)].ToList();
            foreach (var (change, model) in changes)
            {
                if (Finding(model, decided, policy, operation, CoverageDiagnostics.RolePartWithoutCase) is { } unshown)
                {
                    yield return At(unshown, role.Place, policy, operation, role.Name, change);
                }
            }
        }
    }

    /// <summary>The finding about a changed model that decides no case otherwise; null if it does.</summary>
    private DiagnosticDescriptor? Finding(
        DataModel changed,
        IReadOnlyList<DecidedWrite> decided,
        Policy policy,
        Operation operation,
        DiagnosticDescriptor unshown
    )
    {
        var oracle = new AccessOracle(changed, _set.Data, _set.Now);
        if (decided.Any(write => oracle.IsGranted(write.Attempt) != write.IsAllowed))
        {
            return null;
        }
        if (decided.Any(write => oracle.IsGrantedByItself(write.Own) != _oracle.IsGrantedByItself(write.Own)))
        {
            return CoverageDiagnostics.PartBesideOthers;
        }
        return AreAlike(changed, policy, operation) ? CoverageDiagnostics.SuperfluousPart : unshown;
    }

    private Diagnostic At(
        DiagnosticDescriptor unshown,
        Place place,
        Policy policy,
        Operation operation,
        string whole,
        PartChange change
    ) =>
        unshown.At(
            place,
            policy.Collection,
            CaseText.Verb(operation),
            whole,
            change.Part,
            Because(place, operation)
        ) with
        {
            Details = $"every case is decided alike {change.Effect}",
            Collection = policy.Collection.Text,
        };

    private string Because(Place sentence, Operation operation) =>
        _set.Unproven.FirstOrDefault(one => one.Place == sentence && one.Operation == operation) is { } unmade
            ? $", because RulesHarness could not make {unmade.Reason}"
            : "";

    /// <summary>Returns true if a changed model grants the same requests; certain when true.</summary>
    private bool AreAlike(DataModel changed, Policy policy, Operation operation)
    {
        var before = new GrantFormula(_model, policy.Collection, operation).Make();
        var after = new GrantFormula(changed, policy.Collection, operation).Make();
        return AreAlike(before, after, policy);
    }

    /// <summary>
    /// Returns true if two conditions hold alike; certain when true. Those of one sentence are simple where the formula
    /// of all sentences has too many choices: <c>teams/{teamId}.open == true</c> implies that the team exists.
    /// </summary>
    private bool AreAlike(Condition before, Condition after, Policy policy) =>
        GrantFormula.Implies(_model, policy.Collection, after, before)
        && GrantFormula.Implies(_model, policy.Collection, before, after);

    private IEnumerable<(Policy Policy, Operation Operation)> Operations(Role role) =>
        _model
            .Policies.SelectMany(policy =>
                policy
                    .Permissions.Where(sentence => sentence is { Via: null, ByHand: null })
                    .Where(sentence => sentence.Names(role))
                    .SelectMany(sentence => sentence.Operations)
                    .Where(operation => !policy.Collection.IsGroup || operation == Operation.List)
                    .Select(operation => (policy, operation))
            )
            .Distinct();

    private DataModel With(Role role, Condition condition)
    {
        Role changed = role switch
        {
            ClaimRole claims => claims with { Condition = condition },
            DocumentRole document => document with { Condition = condition },
            _ => role,
        };
        return _model with { Roles = [.. _model.Roles.Select(each => each == role ? changed : each)] };
    }

    private static Policy With(Policy policy, Permission sentence, Permission changed) =>
        policy with
        {
            Permissions = [.. policy.Permissions.Select(each => ReferenceEquals(each, sentence) ? changed : each)],
        };

    /// <summary>
    /// The policies that a request is decided by, and those that decide the other writes of its batch.
    /// </summary>
    private IEnumerable<((CollectionPath, Operation) Key, DecidedWrite Write)> Concerned(AccessCase decided)
    {
        var attempt = decided.Attempt!;
        return attempt
            .Batch.Select(attempt.Of)
            .Prepend(attempt)
            .SelectMany(own =>
                _model
                    .Speaking(own.Collection)
                    .Select(policy =>
                        (
                            (policy.Collection, own.Operation),
                            new DecidedWrite(attempt, own, decided.IsAllowed, decided.Place)
                        )
                    )
            );
    }

    /// <summary>All policies that decide some requests: a model of these alone decides them alike.</summary>
    private List<Policy> Around(IReadOnlyList<DecidedWrite> decided) =>
        [
            .. decided
                .SelectMany(write =>
                    write.Attempt.Batch.Select(other => other.Collection).Prepend(write.Attempt.Collection)
                )
                .Distinct()
                .SelectMany(_model.Speaking)
                .Distinct<Policy>(ReferenceEqualityComparer.Instance),
        ];

    /// <summary>
    /// A case's request, the same as the request of one of its writes, and the place of what the case is about.
    /// </summary>
    private sealed record DecidedWrite(PolicyRequest Attempt, PolicyRequest Own, bool IsAllowed, Place Place);
}
