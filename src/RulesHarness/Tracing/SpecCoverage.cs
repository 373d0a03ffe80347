using System.Runtime.CompilerServices;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds what the spec says and no case shows: sentences, cells of the permission matrix, roles and access patterns,
/// each on the side on which it has no case, with the reason for which none could be made.
/// </summary>
internal sealed class SpecCoverage(DataModel model, CaseSet set)
{
    // A check after a save has the cases of the one before, as long as neither spec nor questions changed.
    private static readonly ConditionalWeakTable<CaseSet, IReadOnlyList<Diagnostic>> Found = [];

    private readonly List<AccessCase> _shown = [.. set.Cases.Concat(set.Repeated)];
    private readonly ILookup<(Place, Operation), AccessCase> _shownByPart = set
        .Cases.Concat(set.Repeated)
        .ToLookup(one => (one.Place, one.Operation));

    /// <summary>The findings about the cases of a model, which are worked out once.</summary>
    public static IReadOnlyList<Diagnostic> Of(DataModel model, CaseSet set) =>
        Found.GetValue(set, cases => new SpecCoverage(model, cases).Find());

    public IReadOnlyList<Diagnostic> Find()
    {
        var roles = Roles().ToList();
        // One finding for each gap: a sentence's explains the cell's, and a role's those of all its sentences.
        var unmade = roles.Select(role => role.Name).ToHashSet();
        var sentences = Sentences().Where(gap => !unmade.Contains(gap.Actor)).ToList();
        var told = sentences.Select(gap => (gap.Collection, gap.Operation, gap.Actor, gap.IsAllowed)).ToHashSet();
        var places = sentences.Select(gap => gap.Place).ToHashSet();
        var actors = sentences.Select(gap => gap.Actor).ToHashSet();
        var cells = Cells()
            .Where(gap =>
                !unmade.Contains(gap.Actor)
                && !told.Contains((gap.Collection, gap.Operation, gap.Actor, gap.IsAllowed))
                && !IsExplained(gap, places)
            );
        return
        [
            .. roles.Select(role =>
                CoverageDiagnostics.RoleWithoutCase.At(role.Place, role.Name, Because(gap => gap.Actor == role.Name))
            ),
            .. sentences.Select(Finding),
            .. cells.Select(Finding),
            .. Patterns(),
            .. Parts([.. unmade, .. actors], places),
        ];
    }

    /// <summary>The parts of what is shown as a whole.</summary>
    private IEnumerable<Diagnostic> Parts(HashSet<string> reportedRoles, HashSet<Place> reported)
    {
        var parts = new PartCoverage(model, set);
        foreach (var (policy, sentence, operation) in Operated())
        {
            var isShown = !reported.Contains(sentence.Place) && sentence is { ByHand: null, Via: null };
            foreach (var part in isShown ? parts.Of(policy, sentence, operation) : [])
            {
                yield return part;
            }
        }
        foreach (var part in NamedRoles().Where(role => !reportedRoles.Contains(role.Name)).SelectMany(parts.Of))
        {
            yield return part;
        }
    }

    /// <summary>Returns true if the cell's case could not be made after a sentence that is reported already.</summary>
    private bool IsExplained(Gap cell, HashSet<Place> reported) =>
        set.Unproven.Any(unmade =>
            reported.Contains(unmade.Place)
            && unmade.Collection == cell.Collection
            && unmade.Operation == cell.Operation
            && unmade.Actor == cell.Actor
        );

    /// <summary>Roles that sentences or patterns name, and that no caller of a case has.</summary>
    private IEnumerable<Role> Roles()
    {
        var actors = _shown.Select(one => one.Actor).ToHashSet();
        return NamedRoles().Where(role => !actors.Contains(role.Name));
    }

    private IEnumerable<Role> NamedRoles()
    {
        var named = model
            .Policies.SelectMany(policy => policy.Permissions)
            .SelectMany(sentence => sentence.Actors)
            .Concat(model.AccessPatterns.SelectMany(pattern => pattern.As))
            .Where(actor => actor.Kind == ActorKind.Role)
            .Select(actor => actor.Role)
            .ToHashSet();
        return model.Roles.Where(role => named.Contains(role.Name));
    }

    private IEnumerable<Gap> Sentences() =>
        Operated().SelectMany(each => Gaps(each.Policy, each.Sentence, each.Operation));

    /// <summary>Each sentence at each of its operations.</summary>
    private IEnumerable<(Policy Policy, Permission Sentence, Operation Operation)> Operated() =>
        from policy in model.Policies
        from sentence in policy.Permissions
        from operation in sentence.Operations
        where !policy.Collection.IsGroup || operation == Operation.List
        select (policy, sentence, operation);

    private IEnumerable<Gap> Gaps(Policy policy, Permission sentence, Operation operation)
    {
        var about = _shownByPart[(sentence.Place, operation)].ToList();
        var unshown = sentence
            .Actors.Where(actor => sentence.ByHand is null && IsProvable(actor, policy, operation))
            .Where(actor => !IsShown(actor))
            .ToList();
        bool IsShown(Actor actor) =>
            about.Exists(one => one.IsAllowed == sentence.Grants && IsShownBy(actor, one.Actor));
        foreach (var actor in unshown)
        {
            yield return new Gap(sentence.Place, policy.Collection, operation, NameOf(actor), sentence.Grants)
            {
                Sentence = sentence,
            };
        }
        if (unshown.Count > 0)
        {
            yield break;
        }

        // What breaks the sentence may be granted by another one: only where no case could be made is there a gap.
        var isBreakable = sentence.Grants && !about.Any(one => !one.IsAllowed);
        var unmade = set.Unproven.FirstOrDefault(one =>
            one.Place == sentence.Place && one.Operation == operation && !one.IsAllowed
        );
        if (isBreakable && unmade is not null)
        {
            yield return new Gap(sentence.Place, policy.Collection, operation, unmade.Actor, IsAllowed: false)
            {
                Sentence = sentence,
            };
        }
    }

    private IEnumerable<Gap> Cells()
    {
        var tried = _shown
            .Where(one => one.Kind == CaseKind.Permission)
            .Select(one => (one.Collection, one.Operation, one.Actor, one.IsAllowed))
            .ToHashSet();
        foreach (var matrix in PermissionMatrix.OfCollections(model))
        {
            foreach (var cell in matrix.Cells)
            {
                if (
                    cell.Value != CellValue.Deny
                    && !model.IsLeftToHand(matrix.Collection, cell.Operation)
                    && !tried.Contains((matrix.Collection, cell.Operation, cell.ProvedBy, true))
                )
                {
                    yield return new Gap(matrix.Place, matrix.Collection, cell.Operation, cell.Actor, IsAllowed: true);
                }
                if (
                    cell.Value != CellValue.Allow
                    && !(cell.Value == CellValue.If && model.IsLeftToHand(matrix.Collection, cell.Operation))
                    && !tried.Contains((matrix.Collection, cell.Operation, cell.ProvedBy, false))
                )
                {
                    yield return new Gap(matrix.Place, matrix.Collection, cell.Operation, cell.Actor, IsAllowed: false);
                }
            }
        }
    }

    private IEnumerable<Diagnostic> Patterns()
    {
        // Why nobody may run a pattern was said when its cases were to be made.
        var reported = set
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => (finding.File, finding.Line))
            .ToHashSet();
        var ofPatterns = _shown.Where(one => one.Kind == CaseKind.AccessPattern);
        var shown = ofPatterns.ToLookup(one => one.Place);
        foreach (
            var pattern in model.AccessPatterns.Where(pattern =>
                !reported.Contains((pattern.Place.File, pattern.Place.Line))
            )
        )
        {
            var cases = shown[pattern.Place].ToList();
            bool IsShown(Actor actor) => cases.Exists(one => one.IsAllowed && IsShownBy(actor, one.Actor));
            var missing = pattern.As.Where(actor => !IsShown(actor)).ToList();
            if (cases.Count == 0 || missing.Count > 0)
            {
                yield return Finding(pattern, missing);
            }
        }
    }

    private Diagnostic Finding(AccessPattern pattern, List<Actor> missing)
    {
        var callers = missing.Count == 0 ? "" : $" as {string.Join(", ", missing.Select(NameOf))}";
        var because = Because(unmade => unmade.Place == pattern.Place);
        return CoverageDiagnostics.PatternWithoutCase.At(pattern.Place, pattern.Name, callers, because) with
        {
            Collection = pattern.Collection.Text,
        };
    }

    private Diagnostic Finding(Gap gap)
    {
        var because = Because(unmade =>
            unmade.Operation == gap.Operation
            && unmade.IsAllowed == gap.IsAllowed
            && (
                gap.Sentence is null
                    ? unmade.Collection == gap.Collection && unmade.Actor == gap.Actor
                    : unmade.Place == gap.Place
            )
        );
        var (verb, can) = (CaseText.Verb(gap.Operation), gap.IsAllowed ? "can" : "cannot");
        var found = gap.Sentence is { } sentence
            ? CoverageDiagnostics.SentenceWithoutCase.At(
                gap.Place,
                gap.Collection,
                verb,
                gap.Actor,
                can,
                sentence.Text,
                because
            )
            : CoverageDiagnostics.CellWithoutCase.At(gap.Place, gap.Collection, verb, gap.Actor, can, because);
        return found with { Collection = gap.Collection.Text };
    }

    private string Because(Func<UntestedRequest, bool> isAbout) =>
        set.Unproven.FirstOrDefault(isAbout) is { } unmade
            ? $", because RulesHarness could not make {unmade.Reason}"
            : "";

    /// <summary>
    /// Returns true if a case's caller stands for an actor. Sentences about all callers are tried by the basic kinds.
    /// </summary>
    private static bool IsShownBy(Actor actor, string caller) =>
        actor.Kind switch
        {
            ActorKind.Role => caller == actor.Role,
            ActorKind.Owner => caller == CallerKind.Owner.Name,
            ActorKind.Others => caller.StartsWith(CallerKind.Others.Name, StringComparison.Ordinal),
            ActorKind.Guests => caller == CallerKind.Guests.Name,
            _ => true,
        };

    /// <summary>
    /// Nobody is shown by everybody's cases, and of the one document that is one's own there is nothing to list.
    /// </summary>
    private static bool IsProvable(Actor actor, Policy policy, Operation operation) =>
        actor.Kind != ActorKind.Nobody
        && !(actor.Kind == ActorKind.Owner && operation == Operation.List && policy.Owner is { ByDocumentId: true });

    private static string NameOf(Actor actor) => $"{actor}";

    /// <summary>A side of something the spec says for which there is no case.</summary>
    private sealed record Gap(Place Place, CollectionPath Collection, Operation Operation, string Actor, bool IsAllowed)
    {
        public Permission? Sentence { get; init; }
    }
}
