using Mono.Cecil;

namespace RulesHarness.Architecture.Tests;

/// <summary>The folders of a project, read from its assembly, and which type makes one folder use another.</summary>
internal sealed class FolderUses
{
    private readonly string _root;

    public FolderUses(ModuleDefinition module, string rootNamespace)
    {
        _root = rootNamespace;
        Folders = [.. module.Types.Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Types =
        [
            .. from type in module.Types
            let folder = FolderOf(type)
            where folder is not null
            from used in TypeUses.Of(type)
            where used.Scope == module
            let usedFolder = FolderOf(Outermost(used))
            where usedFolder is not null && usedFolder != folder
            select (new Dependency(folder, usedFolder), new Dependency(type.FullName, used.FullName)),
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

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    // Null is what the compiler adds on its own: attributes in System's namespaces, and names that no source can spell.
    private string? FolderOf(TypeReference type) =>
        type.Name.StartsWith('<') ? null
        : type.Namespace.Length == 0 || type.Namespace == _root ? "."
        : type.Namespace.StartsWith($"{_root}.", StringComparison.Ordinal)
            ? type.Namespace[(_root.Length + 1)..].Split('.')[0]
        : null;
}
