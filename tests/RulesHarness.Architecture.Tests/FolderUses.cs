namespace RulesHarness.Architecture.Tests;

/// <summary>The folders of a project, read from its assembly, and which type makes one folder use another.</summary>
internal sealed class FolderUses
{
    private readonly string _root;

    public FolderUses(ModuleUses module, string rootNamespace)
    {
        _root = rootNamespace;
        Folders = [.. module.Types.Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Types =
        [
            .. from use in module.Uses
            let folder = FolderOf(use.Type)
            let usedFolder = FolderOf(use.Used)
            where folder is not null && usedFolder is not null && usedFolder != folder
            select (new Dependency(folder, usedFolder), new Dependency(use.Type.FullName, use.Used.FullName)),
        ];
    }

    public IReadOnlyList<string> Folders { get; }

    /// <summary>Each use across folders, with a pair of types that makes it; pairs may repeat.</summary>
    public IReadOnlyList<(Dependency Folders, Dependency Types)> Types { get; }

    /// <summary>The dependencies that the picture does not allow, in sentences.</summary>
    public IEnumerable<string> Against(Picture picture, string project) =>
        [
            .. from folder in Folders
            where !picture.Knows(folder)
            select $"{project} has the folder `{folder}`, which its picture does not name: extend Pictures.Folders[\"{project}\"]",
            .. from use in Types.Distinct()
            where picture.Knows(use.Folders.From) && !picture.Allows(use.Folders)
            select $"{project} may not have {use.Folders}: {use.Types}",
        ];

    // Null is what the compiler adds on its own: attributes in System's namespaces, and names that no source can spell.
    private string? FolderOf(TypeName type) =>
        type.Outermost.StartsWith('<') ? null
        : type.Namespace.Length == 0 || type.Namespace == _root ? "."
        : type.Namespace.StartsWith($"{_root}.", StringComparison.Ordinal)
            ? type.Namespace[(_root.Length + 1)..].Split('.')[0]
        : null;
}
