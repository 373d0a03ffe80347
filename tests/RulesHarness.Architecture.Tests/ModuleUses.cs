using System.Collections.Concurrent;
using Mono.Cecil;

namespace RulesHarness.Architecture.Tests;

/// <summary>The types of an assembly, and which of them each uses. It is read once for all tests.</summary>
internal sealed class ModuleUses
{
    private static readonly ConcurrentDictionary<string, Lazy<ModuleUses>> Read = new();

    private ModuleUses(string file)
    {
        using var module = ModuleDefinition.ReadModule(file);
        Types = [.. module.Types.Select(TypeName.Of)];
        Uses =
        [
            .. from type in module.Types
            from used in TypeUses.Of(type).Distinct()
            where used.Scope == module
            select (TypeName.Of(type), TypeName.Of(used)),
        ];
    }

    public IReadOnlyList<TypeName> Types { get; }

    /// <summary>Each use inside the assembly.</summary>
    public IReadOnlyList<(TypeName Type, TypeName Used)> Uses { get; }

    /// <summary>Reads an assembly that was built with the tests.</summary>
    public static ModuleUses Of(string assembly) =>
        Read.GetOrAdd(
            assembly,
            static name => new(() => new ModuleUses(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")))
        ).Value;
}

/// <summary>A type, with the namespace and the name of the outermost type around it.</summary>
internal sealed record TypeName(string Namespace, string Outermost, string FullName)
{
    public static TypeName Of(TypeReference type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } outer)
        {
            outermost = outer;
        }

        return new TypeName(outermost.Namespace, outermost.Name, type.FullName);
    }
}
