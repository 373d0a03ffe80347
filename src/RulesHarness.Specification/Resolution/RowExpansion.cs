using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Finds the collections that a row of the inventory stands for: those it names, and examples of those it does not
/// name. A tree is tested at two depths, in collections whose names no rules can expect.
/// </summary>
internal sealed class RowExpansion(IReadOnlySet<string> declared, IReadOnlyList<CollectionPath> queried)
{
    private const string MadeUp = "anything";
    private const string MadeUpBelow = "below";
    private const string IdAbove = "{aboveId}";

    /// <summary>The collections of a row, which is one itself where it stands for nothing else.</summary>
    public IEnumerable<Collection> Of(Collection row)
    {
        var paths = Paths(row).Distinct().Where(path => !declared.Contains(path)).ToList();
        return paths.Count == 0
            ? [row]
            : paths.Select(path => row with { Path = CollectionPath.TryParse(path)!, Row = row.Path });
    }

    private IEnumerable<string> Paths(Collection row)
    {
        if (row.Path.IsTree)
        {
            return InTree(row.Path).Concat(queried.SelectMany(path => UpTo(row.Path, path)));
        }
        if (row.Path.AnyName is null)
        {
            return [];
        }
        if (row.Names.Count > 0)
        {
            return row.Names.Select(name => Beside(row.Path, name));
        }
        var texts = queried.Select(path => path.Text);
        var named = texts.Where(path => path == Beside(row.Path, path.Split('/')[^1]));
        return named.Prepend(Beside(row.Path, MadeUp));
    }

    /// <summary>A collection at the top of the tree, and one below its documents.</summary>
    private static IEnumerable<string> InTree(CollectionPath tree)
    {
        var place = Place(tree);
        var top = place.EndsWith('}') ? $"{place}/{MadeUp}" : place;
        return [top, $"{top}/{IdAbove}/{MadeUpBelow}"];
    }

    /// <summary>A collection in the tree that an access pattern names, and those above it.</summary>
    private static IEnumerable<string> UpTo(CollectionPath tree, CollectionPath path)
    {
        for (var at = path; at is { IsGroup: false, DocumentId: null }; at = Above(at))
        {
            var isBelow = $"{at.Text}/".StartsWith($"{Place(tree)}/", StringComparison.Ordinal);
            if (isBelow && at is { IsTree: false, AnyName: null } && tree.Contains($"{at.Text}/any"))
            {
                yield return at.Text;
            }
        }
    }

    private static CollectionPath? Above(CollectionPath path) =>
        path.Parent is { } parent ? CollectionPath.TryParse(parent) : null;

    /// <summary>The path that a tree is below.</summary>
    private static string Place(CollectionPath tree) => tree.Text[..tree.Text.LastIndexOf('/')];

    /// <summary>The path of a row for any name, with a name.</summary>
    private static string Beside(CollectionPath row, string name) =>
        row.Parent is null ? name : $"{row.Text[..row.Text.LastIndexOf('/')]}/{name}";
}
