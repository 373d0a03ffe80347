using System.Text;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>Makes the paths of a collection's documents.</summary>
internal sealed class PathMaker
{
    private const int LongestId = 1500;

    private readonly string[] _collections;
    private readonly CompiledPart[] _parents;
    private readonly CompiledPart? _id;
    private readonly KeyTemplate? _template;
    private readonly FaultKind _kind;

    public PathMaker(CollectionMapping mapping, IReadOnlyList<CompiledPart> parts)
    {
        var path = mapping.Collection.Path;
        _collections = [.. path.ParentCollectionIds, path.Id];
        _parents = [.. path.Captures.Select(ParentOf)];
        _id = parts.FirstOrDefault(part => part.Mapping.Part == FilledPart.DocumentId);
        _template = _id is null ? new KeyTemplate(mapping.Collection.Key.Template!, parts) : null;
        var place = (_id ?? parts[0]).Mapping.Row.Place;
        _kind = new FaultKind(MigrationDiagnostics.UnusableId, place, $"`{path}.id`", "");

        CompiledPart ParentOf(string name) => parts.First(part => IsParent(part, name));
    }

    public string? Make(RowScope scope, ICollection<RowFault> faults)
    {
        var path = new StringBuilder();
        for (var at = 0; at < _collections.Length; at++)
        {
            var isOwn = at == _parents.Length;
            var id = isOwn ? OwnId(scope, faults) : Id(_parents[at], scope, faults);
            if (id is null)
            {
                return null;
            }
            path.Append(at == 0 ? "" : "/").Append(_collections[at]).Append('/').Append(id);
        }
        return path.ToString();
    }

    private static bool IsParent(CompiledPart part, string name) =>
        part.Mapping.Part == FilledPart.ParentId && part.Mapping.Name == name;

    private string? OwnId(RowScope scope, ICollection<RowFault> faults)
    {
        if (_id is not null)
        {
            return Id(_id, scope, faults);
        }
        var id = _template!.Make(scope);
        if (id is null || Fault(id) is not { } reason)
        {
            return id;
        }
        faults.Add(new RowFault(_kind with { Reason = reason }, id));
        return null;
    }

    private string? Id(CompiledPart part, RowScope scope, ICollection<RowFault> faults)
    {
        if (part.Make(scope, out var value) is { } fault)
        {
            faults.Add(fault);
            return null;
        }
        if (value is not null && !Values.TryText(value, out _))
        {
            faults.Add(new RowFault(KindOf(part, Failures.NotText), value));
            return null;
        }
        var id = Values.Text(value);
        if (Fault(id) is { } reason)
        {
            faults.Add(new RowFault(KindOf(part, reason), id));
            return null;
        }
        return id;
    }

    private FaultKind KindOf(CompiledPart part, string reason) =>
        _kind with
        {
            Place = part.Mapping.Row.Place,
            Subject = $"`{part.Subject}`",
            Reason = reason,
        };

    /// <summary>https://firebase.google.com/docs/firestore/quotas#limits</summary>
    private static string? Fault(string id)
    {
        if (id.Length == 0)
        {
            return "is empty";
        }
        if (id is "." or "..")
        {
            return "is `.` or `..`";
        }
        if (id.Contains('/', StringComparison.Ordinal))
        {
            return "has a slash";
        }
        var isReserved =
            id.Length > 3
            && id.StartsWith("__", StringComparison.Ordinal)
            && id.EndsWith("__", StringComparison.Ordinal);
        if (isReserved)
        {
            return "is of the form `__...__`, which is reserved";
        }
        return Encoding.UTF8.GetByteCount(id) > LongestId ? "has more than 1500 bytes" : null;
    }
}
