using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace RulesHarness.Firestore.Values;

/// <summary>Converts values from the wire to the requested CLR type.</summary>
internal static class ValueReader
{
    private static readonly ConcurrentDictionary<Type, Func<object, string, object>> Readers = new();

    public static T Read<T>(object? value, string path) => (T)Read(value, typeof(T), path)!;

    private static object? Read(object? value, Type target, string path)
    {
        if (value is null)
        {
            return !target.IsValueType || Nullable.GetUnderlyingType(target) is not null
                ? null
                : throw new ArgumentException(
                    $"`{path}` is null, which {target.Name} cannot be: read a {target.Name}? instead"
                );
        }

        return target.IsInstanceOfType(value)
            ? value
            : Readers.GetOrAdd(Nullable.GetUnderlyingType(target) ?? target, Reader)(value, path);
    }

    private static Func<object, string, object> Reader(Type target)
    {
        if (target.IsEnum)
        {
            return (value, path) => ReadEnum(value, target, path);
        }
        if (target == typeof(DateTime))
        {
            return (value, path) => As<Timestamp>(value, target, path).ToDateTime();
        }
        if (target == typeof(DateTimeOffset))
        {
            return (value, path) => As<Timestamp>(value, target, path).ToDateTimeOffset();
        }
        if (target == typeof(byte[]))
        {
            return (value, path) => As<Blob>(value, target, path).ToByteArray();
        }
        if (target.IsArray)
        {
            return (value, path) => ReadArray(value, target, path);
        }
        if (target.IsPrimitive && target != typeof(bool) && target != typeof(char))
        {
            return (value, path) => ReadNumber(value, target, path);
        }

        if (target.IsGenericType && GenericReader(target) is { } reader)
        {
            return reader;
        }
        if (
            ObjectShape.Of(target) is var shape
            && target.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
            && !typeof(DocumentName).IsAssignableFrom(target)
            && shape.Creator is { } creator
        )
        {
            return (value, path) => ReadObject(value, creator, target, path);
        }

        return (value, path) => throw Wrong(value, target, path);
    }

    private static Func<object, string, object>? GenericReader(Type target)
    {
        var arguments = target.GetGenericArguments();
        if (arguments is [var name, var member] && name == typeof(string))
        {
            var dictionary = typeof(Dictionary<,>).MakeGenericType(name, member);
            if (target.IsAssignableFrom(dictionary))
            {
                return (value, path) => ReadDictionary(value, dictionary, member, target, path);
            }
        }

        if (arguments is not [var element])
        {
            return null;
        }
        var collection = new[] { typeof(List<>), typeof(HashSet<>) }
            .Select(each => each.MakeGenericType(element))
            .FirstOrDefault(target.IsAssignableFrom);
        if (collection is null)
        {
            return null;
        }
        var add = MethodInvoker.Create(collection.GetMethod("Add", [element])!);
        return (value, path) =>
        {
            var result = Activator.CreateInstance(collection)!;
            foreach (var each in Elements(value, element, target, path))
            {
                add.Invoke(result, each);
            }
            return result;
        };
    }

    private static object ReadEnum(object value, Type target, string path) =>
        value is string name && Enum.IsDefined(target, name)
            ? Enum.Parse(target, name)
            : throw Wrong(value, target, path);

    private static object ReadNumber(object value, Type target, string path)
    {
        // A double never becomes an integer: the document says which it is, and rules tell the two apart.
        if (value is double && target != typeof(float) || value is not (long or double))
        {
            throw Wrong(value, target, path);
        }
        try
        {
            return Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"`{path}` is {value}, which {target.Name} cannot hold");
        }
    }

    private static Array ReadArray(object value, Type target, string path)
    {
        if (value is VectorValue vector && target == typeof(double[]))
        {
            return vector.ToArray();
        }
        var element = target.GetElementType()!;
        var elements = Elements(value, element, target, path).ToList();
        var result = Array.CreateInstance(element, elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            result.SetValue(elements[i], i);
        }
        return result;
    }

    private static IEnumerable<object?> Elements(object value, Type element, Type target, string path) =>
        As<List<object?>>(value, target, path).Select((each, index) => Read(each, element, $"{path}[{index}]"));

    private static IDictionary ReadDictionary(object value, Type dictionary, Type member, Type target, string path)
    {
        var result = (IDictionary)Activator.CreateInstance(dictionary)!;
        foreach (var (name, each) in As<IReadOnlyDictionary<string, object?>>(value, target, path))
        {
            result.Add(name, Read(each, member, Below(path, name)));
        }

        return result;
    }

    private static object ReadObject(object value, ObjectShape.Constructor creator, Type target, string path)
    {
        var fields = As<IReadOnlyDictionary<string, object?>>(value, target, path);
        var arguments = new object?[creator.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (parameter, member) = creator.Parameters[i];
            arguments[i] =
                fields.TryGetValue(member.Name, out var field)
                    ? Read(field, parameter.ParameterType, Below(path, member.Name))
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : null;
        }

        var result = creator.Create(arguments);
        foreach (var member in creator.Settable)
        {
            if (fields.TryGetValue(member.Name, out var field))
            {
                member.Set(result, Read(field, member.Property.PropertyType, Below(path, member.Name)));
            }
        }

        return result;
    }

    private static T As<T>(object value, Type target, string path) =>
        value is T typed ? typed : throw Wrong(value, target, path);

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static ArgumentException Wrong(object value, Type target, string path) =>
        new(
            $"{(path.Length == 0 ? "the value" : $"`{path}`")} is a {value.GetType().Name} and cannot be read as "
                + $"{target.Name}"
        );
}
