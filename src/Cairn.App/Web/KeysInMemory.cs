using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Cairn.App.Web;

/// <summary>
/// Razor components bring data protection, which writes a key into the home of whoever starts the server. Read-only pages
/// protect nothing: the key stays in memory and ends with the process.
/// </summary>
sealed class KeysInMemory : IXmlRepository
{
    readonly List<XElement> _keys = [];

    public static void AddTo(IServiceCollection services) =>
        services.Configure<KeyManagementOptions>(o =>
            (o.XmlRepository, o.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor())
        );

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys)
            return [.. _keys];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys)
            _keys.Add(element);
    }
}
